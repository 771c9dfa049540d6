namespace ProcurementHub.Host.CommandLine;

/// <summary>A clock that was set to another instant when the program started, and can be moved on by hand.</summary>
internal sealed class ReplacedClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _startedAt = System.GetTimestamp();
    private TimeSpan _moved;

    public override DateTimeOffset GetUtcNow() =>
        start.ToUniversalTime() + System.GetElapsedTime(_startedAt) + _moved;

    public void MoveOn(TimeSpan by) => _moved += by;
}
