namespace ProcurementHub.Jobs.Mail;

/// <summary>How much may go one way: to one receiving domain, or to all.</summary>
internal sealed class SendingLane(int? connections, int? mailsPerMinute, TimeProvider time)
{
    // What is fetched ahead for a slow domain must not fill the place of the others.
    private const int SecondsAhead = 10;
    private const int AheadPerConnection = 4;

    private readonly TimeSpan pace = mailsPerMinute is { } rate ? TimeSpan.FromMinutes(1) / rate : TimeSpan.Zero;
    private readonly long start = time.GetTimestamp();
    private TimeSpan next;
    private int onTheirWay;

    /// <summary>How many are fetched and not yet on their way.</summary>
    internal int Fetched { get; set; }

    internal bool IsFull => Fetched >= Math.Min(
        connections * AheadPerConnection ?? int.MaxValue, Math.Max(1, mailsPerMinute * SecondsAhead / 60 ?? int.MaxValue));

    /// <summary>How long until one more may go; null when one must come back first.</summary>
    internal TimeSpan? Wait() => onTheirWay >= connections ? null
        : next - Elapsed is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    internal void Leave()
    {
        onTheirWay++;
        var now = Elapsed;
        next = (next > now ? next : now) + pace;
    }

    internal void ComeBack() => onTheirWay--;

    // Not the time of day: that may be set, and is moved by hand in tests.
    private TimeSpan Elapsed => time.GetElapsedTime(start);
}
