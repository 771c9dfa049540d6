using System.Diagnostics;

namespace ProcurementHub.Benchmarks;

/// <summary>Times of repeated runs. The median is reported, and the spread beside it, so that noise shows.</summary>
internal sealed class Samples
{
    private readonly List<double> _seconds = [];

    public double Median => _seconds.Order().ElementAt(_seconds.Count / 2);

    public async Task TakeAsync(Func<Task> run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var started = Stopwatch.GetTimestamp();
        await run();
        _seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public override string ToString() =>
        $"median {Median * 1000:0} ms of {_seconds.Count} ({_seconds.Min() * 1000:0} to {_seconds.Max() * 1000:0} ms)";
}
