namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>
/// A clock under which every wait that the program asks for passes at once, and is remembered. Only limits
/// that are set later than their timer (as those of a <see cref="CancellationTokenSource"/> are, when it begins
/// without one) run in real time: a server that hangs does not hurry.
/// </summary>
/// <param name="stands">True where no time passes but by waits and by hand, so that waits come out to the tick.</param>
internal sealed class HurriedClock(bool stands = false) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 5, 20, 15, 40, 0, TimeSpan.Zero);

    private readonly List<TimeSpan> waits = [];
    private readonly long startedAt = System.GetTimestamp();
    private long moved;

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (waits)
                return [.. waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref moved) + (stands ? 0 : System.GetElapsedTime(startedAt).Ticks);

    public void MoveOn(TimeSpan by) => Interlocked.Add(ref moved, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
            return System.CreateTimer(callback, state, dueTime, period);
        lock (waits)
            waits.Add(dueTime);
        MoveOn(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
