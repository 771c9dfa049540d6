namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>One host's door: one request at a time goes through, with a pause after each, and it can be closed for a while.</summary>
internal sealed class HostGate(string host, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private long? leftAt;
    private long closedAt;
    private long closedFor;

    public string Host { get; } = host;

    /// <summary>Waits for its turn. Whoever has come in must <see cref="Leave"/>.</summary>
    /// <param name="pause">From the end of the last request to the beginning of this one.</param>
    /// <param name="longest">How long a closed door is waited for.</param>
    /// <returns>Null when it is the caller's turn; else how long the door stays closed.</returns>
    public async ValueTask<TimeSpan?> EnterAsync(TimeSpan pause, TimeSpan longest, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        var isIn = false;
        try
        {
            // Nobody else can come in meanwhile, but the request before may just have closed the door.
            var closed = Closed();
            if (closed > longest)
                return closed;
            var wait = leftAt is { } left ? pause - time.GetElapsedTime(left) : TimeSpan.Zero;
            if (Max(wait, closed) is var longer && longer > TimeSpan.Zero)
                await Task.Delay(longer, time, cancellationToken);
            isIn = true;
            return null;
        }
        finally
        {
            if (!isIn)
                turn.Release();
        }
    }

    public void Leave()
    {
        leftAt = time.GetTimestamp();
        turn.Release();
    }

    /// <summary>For whoever is in: nobody comes through for that long.</summary>
    public void Close(TimeSpan duration)
    {
        if (duration <= Closed())
            return;
        closedAt = time.GetTimestamp();
        closedFor = duration.Ticks;
    }

    public void Dispose() => turn.Dispose();

    private TimeSpan Closed() =>
        closedFor == 0 ? TimeSpan.Zero : Max(TimeSpan.Zero, TimeSpan.FromTicks(closedFor) - time.GetElapsedTime(closedAt));

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
