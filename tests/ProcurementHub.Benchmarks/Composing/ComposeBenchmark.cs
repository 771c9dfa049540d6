using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks.Composing;

/// <summary>
/// A composing pass over subscribers who are all due, from their untold matches to the mails in the outbox; beside it the
/// same mails only written.
/// </summary>
internal sealed class ComposeBenchmark : IBenchmark
{
    private const double Aim = 2_000;

    public string Name => "compose";

    public string Describes => "digests from untold matches to mails in the outbox [--subscribers N] [--items N] [--notices N] [--runs N] [--keep DIR]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var (subscribers, items) = (options.Number("subscribers", 100_000), options.Number("items", 8));
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("compose"));
        Directory.CreateDirectory(folder);

        var started = Stopwatch.GetTimestamp();
        using var hub = await ComposingHub.FillAsync(Path.Combine(folder, "compose.db"), subscribers, items, options.Number("notices", 5_000), cancellationToken);
        Console.Error.WriteLine($"filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        var (composing, writing) = (new Samples(), new Samples());
        for (var run = 0; run < options.Number("runs", 3); run++)
        {
            await hub.ForgetAsync(cancellationToken);
            await composing.TakeAsync(async () =>
            {
                var made = await hub.ComposeAsync(cancellationToken);
                if (made.Digests != subscribers || made.Items != subscribers * items)
                    throw new InvalidOperationException($"{made.Digests} digests of {made.Items} items were made, not {subscribers} of {subscribers * items}.");
            });
            await writing.TakeAsync(() => hub.CopyMailsAsync(cancellationToken));
        }

        var rate = subscribers / composing.Median;
        Console.WriteLine($"composing: {composing}; the same mails only written: {writing}");
        var bytes = await hub.MailBytesAsync(cancellationToken) / (double)subscribers;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{bytes / 1000:0.0} kB a mail; {GC.GetTotalMemory(true) / 1e6:0} MB alive after it, {Peak() / 1e6:0} MB of memory at the most"));
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(rate), "digests/s", Math.Round(composing.Median / writing.Median, 1), "the same mails only written", Aim, rate >= Aim));
    }

    // The working set of a process that has filled the database as well: no less than composing needs.
    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
