using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>`hub serve` with its scheduler, in a process of its own; what it logs is kept and counted.</summary>
internal sealed partial class SoakedHub : IDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly ConcurrentDictionary<string, int> _events = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _errors = [];

    private SoakedHub(Process process, Uri address, string log) =>
        (_process, Address, _log) = (process, address, new StreamWriter(log) { AutoFlush = true });

    public Uri Address { get; }

    /// <summary>Lines of level warning and above, by "level category[event]".</summary>
    public IReadOnlyDictionary<string, int> Events => _events;

    /// <summary>The lines of level error and above.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    public bool HasExited => _process.HasExited;

    public static async Task<SoakedHub> StartAsync(string log, IEnumerable<string> arguments, Uri address, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "serve", "--urls", address.AbsoluteUri, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var hub = new SoakedHub(process, address, log);
        process.OutputDataReceived += (_, line) => hub.Note(line.Data);
        process.ErrorDataReceived += (_, line) => hub.Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, cancellationToken))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"hub serve ended with {process.ExitCode}; see {log}.");
            await Task.Delay(200, cancellationToken);
        }

        return hub;
    }

    /// <summary>Runs another verb to its end.</summary>
    public static async Task RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start("dotnet", [Program, .. arguments]);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"hub {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public ProcessFigures Figures() => ProcessFigures.Of(_process.Id);

    /// <summary>Asks it to end, as a service manager does.</summary>
    /// <returns>Its exit code; null when it had to be killed.</returns>
    public int? Stop()
    {
        if (!_process.HasExited)
            Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        if (_process.WaitForExit(LongestStop))
        {
            _process.WaitForExit();
            return _process.ExitCode is 128 + SigTerm ? 0 : _process.ExitCode;
        }

        _process.Kill();
        return null;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _log.Dispose();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "hub.dll");

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.WriteLine(line);
        if (Level().Match(line) is not { Success: true } match || match.Groups[1].Value is "info" or "dbug" or "trce")
            return;
        _events.AddOrUpdate($"{match.Groups[1].Value} {match.Groups[2].Value}", 1, (_, count) => count + 1);
        if (match.Groups[1].Value is "fail" or "crit")
            _errors.Enqueue(line);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync("health/live", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\S+Z (trce|dbug|info|warn|fail|crit): (\S+\[\d+\])")]
    private static partial Regex Level();
}
