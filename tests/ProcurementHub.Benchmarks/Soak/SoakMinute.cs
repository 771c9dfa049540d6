using System.Globalization;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>One look at the hub while it runs.</summary>
/// <param name="Heap">Megabytes that were in use after the last collection, as the runtime says.</param>
/// <param name="Database">Megabytes, as is <paramref name="Wal"/>.</param>
internal sealed record SoakMinute(
    double Minutes, ProcessFigures Process, double Heap, double Database, double Wal, double Passes, double New, double Changed, double Pending,
    double Digests, double Sent, double Queue, double RequestsPerSecond, Waits Waits, int Errors, int Warnings, string Ready)
{
    public static string Heading =>
        "  min    rss   own  heap MB  fds  thr    db MB  wal MB passes    new changed pending  digests     sent   queue  req/s   p50    p99 ms err warn ready";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Minutes,5:0.0} {Process.Resident,6:0} {Process.Own,5:0} {Heap,8:0} {Process.Handles,4} {Process.Threads,4} {Database,8:0} {Wal,7:0} {Passes,6:0} {New,6:0} {Changed,7:0} {Pending,7:0} {Digests,8:0} {Sent,8:0} {Queue,7:0} {RequestsPerSecond,6:0.0} {Waits.P50,5:0} {Waits.P99,9:0} {Errors,3} {Warnings,4} {Ready}");
}
