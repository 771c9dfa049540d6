namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>How long one answer is waited for: as a whole, for its first word, and from byte to byte.</summary>
internal sealed class Patience : IDisposable
{
    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenRegistration caller;
    private readonly long startedAt;
    private long bodyStartedAt;

    public Patience(FetchOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        this.options = options;
        this.time = time;
        limit = new CancellationTokenSource(System.Threading.Timeout.InfiniteTimeSpan, time);
        caller = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), limit);
        startedAt = time.GetTimestamp();
    }

    public CancellationToken Token => limit.Token;

    /// <summary>What is told when the token is cancelled by other than the caller.</summary>
    public string Reason { get; private set; } = "";

    public void AwaitAnswer() =>
        Await(options.HeadersTimeout, $"The server did not answer within {Seconds(options.HeadersTimeout)}.");

    public void AwaitBody() => bodyStartedAt = time.GetTimestamp();

    public void AwaitBytes() =>
        Await(options.IdleTimeout, $"The server sent nothing for {Seconds(options.IdleTimeout)} in the middle of its answer.");

    /// <exception cref="AnswerException">The server sends too slowly.</exception>
    public void Took(long bytes)
    {
        var elapsed = time.GetElapsedTime(bodyStartedAt);
        if (elapsed > options.RateGrace && bytes < options.MinBytesPerSecond * (elapsed - options.RateGrace).TotalSeconds)
            throw new AnswerException($"The server sends too slowly: {bytes:#,0} bytes within {Seconds(elapsed)}.", mayPass: true);
    }

    public void Dispose()
    {
        caller.Dispose();
        limit.Dispose();
    }

    private void Await(TimeSpan most, string reason)
    {
        var left = options.Timeout - time.GetElapsedTime(startedAt);
        (var wait, Reason) = left < most ? (left, $"The server did not answer in full within {Seconds(options.Timeout)}.") : (most, reason);
        limit.CancelAfter(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.#} seconds";
}
