using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>
/// One line for each pass at its end, with its figures and its seconds; a value each where the log is JSON. A pass that
/// fails says why in the same way. The next one takes up what it left, so a failure ends with its line.
/// </summary>
public sealed class JobLog(TimeProvider time, ILogger<JobLog> logger)
{
    private static readonly EventId done = new(3010, "JobDone");
    private static readonly EventId failed = new(3011, "JobFailed");

    private readonly ConcurrentDictionary<string, string> failing = new(StringComparer.Ordinal);

    /// <summary>Of each job whose last pass failed: why. Passes over sources are told of with the sources.</summary>
    public IReadOnlyDictionary<string, string> Failing => failing;

    /// <summary>A pass that any process may make at any time.</summary>
    /// <returns>False when it failed.</returns>
    internal Task<bool> RunAsync<TResult>(
        string job, Func<Task<TResult>> pass, Func<TResult, (string Name, object? Value)[]> figures, CancellationToken cancellationToken) =>
        RunAsync(job, null, async () => figures(await pass()), cancellationToken);

    /// <summary>A pass that one node makes at a time. The others have nothing to tell.</summary>
    /// <param name="every">How long it is done with once it came to its end.</param>
    internal Task RunAsync<TResult>(
        SoleWork sole, string job, TimeSpan every, Func<CancellationToken, Task<TResult>> pass, Func<TResult, (string Name, object? Value)[]> figures,
        CancellationToken cancellationToken) => RunAsync(
        job, null,
        async () =>
        {
            (string, object?)[]? told = null;
            await sole.RunAsync(job, every, async working => told = figures(await pass(working)), cancellationToken);
            return told;
        },
        cancellationToken);

    /// <param name="source">That the pass is over; null for a job of the whole hub.</param>
    /// <param name="pass">Gives its figures; null where it was not this process that did it.</param>
    /// <returns>False when it failed; what an operator must see to is told plainly, what nobody foresaw with its origin.</returns>
    internal async Task<bool> RunAsync(
        string job, string? source, Func<Task<(string Name, object? Value)[]?>> pass, CancellationToken cancellationToken)
    {
        var about = source is null ? [("Job", job)] : new (string, object?)[] { ("Job", job), ("Source", source) };
        var started = time.GetTimestamp();
        try
        {
            var figures = await pass();
            failing.TryRemove(job, out _);
            if (figures is not null)
                Write(LogLevel.Information, done, null, about, "done", started, figures);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Write(LogLevel.Information, done, null, about, "stopped", started, []);
            throw;
        }
        catch (Exception failure)
        {
            var reason = InOneLine(failure.Message);
            if (source is null)
                failing[job] = reason;
            // Where in the program a disk or a database was missed tells nobody anything.
            Write(LogLevel.Error, failed, OutsideWorld.HasFailed(failure) ? null : failure, about, "failed", started, ("Reason", reason));
            return false;
        }
    }

    private void Write(
        LogLevel level, EventId id, Exception? failure, (string Name, object? Value)[] about, string outcome, long started, params (string Name, object? Value)[] figures)
    {
        var seconds = Math.Round(time.GetElapsedTime(started).TotalSeconds, 3);
        logger.Log(level, id, new Line([.. about, ("Outcome", outcome), ("Seconds", seconds), .. figures]), failure, static (line, _) => line.ToString());
    }

    private static string InOneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class Line((string Name, object? Value)[] values) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => values.Length;

        public KeyValuePair<string, object?> this[int index] => new(values[index].Name, values[index].Value);

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
            values.Select(value => new KeyValuePair<string, object?>(value.Name, value.Value)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString()
        {
            var outcome = Array.FindIndex(values, value => value.Name == "Outcome");
            var rest = values[(outcome + 2)..].Select(value => string.Create(CultureInfo.InvariantCulture, $"; {value.Name.ToLowerInvariant()} {value.Value}"));
            return string.Create(CultureInfo.InvariantCulture,
                $"{string.Join(' ', values[..outcome].Select(value => value.Value))}: {values[outcome].Value} in {values[outcome + 1].Value:0.0} s{string.Concat(rest)}");
        }
    }
}
