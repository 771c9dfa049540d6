using System.Diagnostics;
using System.Globalization;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>
/// The time for which this thread has had a core. Other tests and other programs share the cores, and how long they
/// make a reader wait says nothing about the reader. Where the kernel does not tell it, the time of day.
/// </summary>
internal static class ThreadClock
{
    private const string Told = "/proc/thread-self/schedstat";

    private static readonly bool isTold = File.Exists(Told);

    public static TimeSpan Now => isTold
        ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(Told).Split(' ')[0], CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick)
        : Stopwatch.GetElapsedTime(0);
}
