using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Digests;

/// <summary>
/// Composed mails until they are delivered. A crash loses none: what a worker had taken comes back when its
/// lease ends, under the same Message-ID.
/// </summary>
public sealed class OutboxStore(HubDatabase database)
{
    /// <summary>Takes up to <paramref name="count"/> due messages; no two owners get the same one.</summary>
    /// <param name="owner">Names the worker, not the machine alone.</param>
    public Task<IReadOnlyList<OutboxMessage>> LeaseAsync(
        string owner, int count, DateTimeOffset now, TimeSpan leaseFor, CancellationToken cancellationToken) =>
        database.WriteAsync(
            transaction => transaction.ListAsync<OutboxMessage>(
                database.Dialect.LeaseMessages, new { owner, count, now, until = now + leaseFor }, cancellationToken),
            cancellationToken);

    private const string Sent = """
        UPDATE outbox_message
        SET state = 2, sent_at = @at, lease_owner = NULL, lease_until = NULL, last_error = NULL
        WHERE id = @id AND state = 1 AND lease_owner = @owner
        """;

    /// <returns>False when the lease had gone to somebody else.</returns>
    public async Task<bool> MarkSentAsync(long id, string owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.RunAsync(Sent, new { id, owner, at }, cancellationToken) == 1;

    private const string SentAll = """
        UPDATE outbox_message
        SET state = 2, sent_at = @at, lease_owner = NULL, lease_until = NULL, last_error = NULL
        WHERE state = 1 AND lease_owner = @owner AND id IN @ids
        """;

    /// <returns>How many of them were still this owner's.</returns>
    public Task<int> MarkSentAsync(
        IReadOnlyCollection<long> ids, string owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            var marked = 0;
            foreach (var some in ids.Chunk(1000))
                marked += await transaction.RunAsync(SentAll, new { ids = some, owner, at }, cancellationToken);
            return marked;
        }, cancellationToken);

    private const string Failed = """
        UPDATE outbox_message
        SET state = CASE WHEN @isFinal = 1 THEN 3 ELSE 0 END, next_attempt_at = COALESCE(@nextAttemptAt, next_attempt_at),
            lease_owner = NULL, lease_until = NULL, last_error = @error
        WHERE id = @id AND state = 1 AND lease_owner = @owner
        """;

    /// <param name="nextAttemptAt">When to try again; null gives the message up.</param>
    /// <returns>False when the lease had gone to somebody else.</returns>
    public async Task<bool> MarkFailedAsync(
        long id, string owner, string error, DateTimeOffset? nextAttemptAt, CancellationToken cancellationToken) =>
        await database.RunAsync(
            Failed, new { id, owner, error, nextAttemptAt, isFinal = nextAttemptAt is null ? 1 : 0 }, cancellationToken) == 1;

    private const string Release = """
        UPDATE outbox_message
        SET state = 0, attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
        WHERE state = 1 AND lease_owner = @owner
        """;

    /// <summary>Gives back what this owner took and did not try, as when it is told to stop.</summary>
    public Task<int> ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        database.RunAsync(Release, new { owner }, cancellationToken);

    private const string Counts = """
        SELECT state, COUNT(*) AS messages FROM outbox_message GROUP BY state
        """;

    public async Task<OutboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        var rows = (await database.ListAsync<StateCount>(Counts, null, cancellationToken)).ToDictionary(row => row.State, row => row.Messages);
        return new OutboxCounts(
            rows.GetValueOrDefault(OutboxState.Waiting),
            rows.GetValueOrDefault(OutboxState.Leased),
            rows.GetValueOrDefault(OutboxState.Sent),
            rows.GetValueOrDefault(OutboxState.Failed));
    }

    private const string NextDue = """
        SELECT MIN(CASE WHEN state = 1 THEN lease_until ELSE next_attempt_at END) AS due_at
        FROM outbox_message
        WHERE state IN (0, 1)
        """;

    /// <summary>When the next message may be taken; null when none is left.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        (await database.FirstAsync<Due>(NextDue, null, cancellationToken))?.DueAt;

    // A row of its own: Dapper hands a lone NULL to the handler of instants.
    private sealed record Due
    {
        public DateTimeOffset? DueAt { get; init; }
    }

    private sealed record StateCount
    {
        public required OutboxState State { get; init; }

        public required int Messages { get; init; }
    }
}
