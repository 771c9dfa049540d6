using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Gives workers the next mail that may go now, by the limits of all and of its receiving domain. A domain that is
/// slow holds up nobody else.
/// </summary>
internal sealed class SendingQueue(MailOptions options, TimeProvider time, OutboxStore outbox, string owner, TimeSpan lease) : IDisposable
{
    private const int MailsPerConnection = 8;
    private static readonly TimeSpan longestLook = TimeSpan.FromSeconds(1);

    // While mails wait for their domain, the outbox is not asked again and again for what it has not.
    private static readonly TimeSpan betweenFetches = TimeSpan.FromMilliseconds(100);

    private readonly int most = options.Smtp.Connections * MailsPerConnection;
    private readonly LinkedList<OutboxMessage> waiting = [];
    private readonly Dictionary<string, SendingLane> lanes = new(StringComparer.Ordinal);
    private readonly SendingLane all = new(null, options.MailsPerMinute, time);
    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim cameBack = new(0);
    private long? lastFetch;
    private int onTheirWay;
    private volatile bool isOver;

    /// <returns>Null when there is no more to be sent now.</returns>
    internal async Task<OutboxMessage?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            await turn.WaitAsync(cancellationToken);
            try
            {
                if (!isOver && (Take() ?? await FetchAsync(cancellationToken)) is { } ready)
                    return ready;
                wait = NextLook();
                isOver |= waiting.Count == 0 && onTheirWay == 0;
                if (isOver)
                {
                    // The next worker that waits wakes up, and wakes another.
                    cameBack.Release();
                    return null;
                }
            }
            finally
            {
                turn.Release();
            }

            await cameBack.WaitAsync(wait < longestLook ? wait : longestLook, cancellationToken);
        }
    }

    internal async Task ComeBackAsync(OutboxMessage message)
    {
        await turn.WaitAsync(CancellationToken.None);
        onTheirWay--;
        Lane(message.Domain).ComeBack();
        turn.Release();
        cameBack.Release();
    }

    /// <summary>Nothing more is given out; what was fetched stays as it was.</summary>
    internal void Stop() => isOver = true;

    public void Dispose()
    {
        turn.Dispose();
        cameBack.Dispose();
    }

    private OutboxMessage? Take()
    {
        if (all.Wait() is not { Ticks: 0 })
            return null;
        for (var node = waiting.First; node is not null; node = node.Next)
        {
            var lane = Lane(node.Value.Domain);
            if (lane.Wait() is not { Ticks: 0 })
                continue;
            waiting.Remove(node);
            lane.Fetched--;
            lane.Leave();
            all.Leave();
            onTheirWay++;
            return node.Value;
        }

        return null;
    }

    private TimeSpan NextLook()
    {
        var next = waiting.Select(message => Lane(message.Domain).Wait() ?? longestLook).Append(longestLook).Min();
        return all.Wait() is { } wait && wait > next ? wait : next;
    }

    private async Task<OutboxMessage?> FetchAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count > 0 && lastFetch is { } last && time.GetElapsedTime(last) < betweenFetches)
            return null;
        var excess = true;
        while (excess && most > waiting.Count)
        {
            var busy = lanes.Where(lane => lane.Value.IsFull).Select(lane => lane.Key).ToList();
            excess = await FillAsync(await outbox.LeaseAsync(owner, most - waiting.Count, busy, time.GetUtcNow(), lease, cancellationToken), cancellationToken);
        }

        lastFetch = time.GetTimestamp();
        return Take();
    }

    /// <returns>Whether a slow domain had more than its share, which went back; there is room for others.</returns>
    private async Task<bool> FillAsync(IReadOnlyList<OutboxMessage> fetched, CancellationToken cancellationToken)
    {
        var excess = new List<long>();
        foreach (var message in fetched)
        {
            var lane = Lane(message.Domain);
            if (lane.IsFull)
            {
                excess.Add(message.Id);
                continue;
            }

            waiting.AddLast(message);
            lane.Fetched++;
        }

        if (excess.Count > 0)
            await outbox.ReleaseAsync(owner, excess, cancellationToken);
        return excess.Count > 0;
    }

    private SendingLane Lane(string domain)
    {
        if (!lanes.TryGetValue(domain, out var lane))
        {
            var limits = options.LimitsOf(domain);
            lanes.Add(domain, lane = new SendingLane(limits.Connections, limits.MailsPerMinute, time));
        }

        return lane;
    }
}
