using System.Data.Common;
using Dapper;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Storage.Digests;

/// <summary>
/// Composed mails until they are delivered. A crash loses none: what a worker had taken comes back when its
/// lease ends, under the same Message-ID.
/// </summary>
public sealed class OutboxStore(HubDatabase database)
{
    private const int IdsAtOnce = 1000;

    // No mail is put off for longer: one that is was so under a clock that was set wrong, as was a lease beyond the longest.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(13);

    /// <summary>Takes up to <paramref name="count"/> due messages; no two owners get the same one.</summary>
    /// <param name="owner">Names the worker, not the machine alone.</param>
    public Task<IReadOnlyList<OutboxMessage>> LeaseAsync(
        string owner, int count, DateTimeOffset now, TimeSpan leaseFor, CancellationToken cancellationToken) =>
        LeaseAsync(owner, count, [], now, leaseFor, cancellationToken);

    private const string Content = """
        SELECT m.id, m.subscriber_id, m.period, m.message_id, m.recipient, d.domain, m.subject, COALESCE(b.headers, m.headers) AS headers_text,
            COALESCE(b.html, m.html_body) AS html, COALESCE(b.text, m.text_body) AS text, d.attempts, d.refusals, d.refused_since, m.created_at
        FROM outbox_delivery AS d JOIN outbox_mail AS m ON m.id = d.mail_id LEFT JOIN outbox_body AS b ON b.mail_id = d.mail_id
        WHERE d.mail_id IN @ids AND d.state = 1
        """;

    /// <param name="busy">Receiving domains that take no more for now.</param>
    public Task<IReadOnlyList<OutboxMessage>> LeaseAsync(
        string owner, int count, IReadOnlyCollection<string> busy, DateTimeOffset now, TimeSpan leaseFor, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<OutboxMessage>>(async transaction =>
        {
            var (until, beyond) = (now + leaseFor, now + LongestWait);
            var ids = (await TakeOverAsync(transaction, new { owner, busy, now, until, beyond, skip = 0, take = Math.Min(count, IdsAtOnce) }, cancellationToken)).ToList();
            if (ids.Count < count)
                ids.AddRange(await transaction.ListAsync<long>(database.Dialect.LeaseMails, new { owner, count = count - ids.Count, busy, now, until, beyond }, cancellationToken));
            if (ids.Count == 0)
                return [];

            // Somebody may have unsubscribed while their mail was being composed.
            await Withdrawal.OfUnwantedAsync(transaction, [.. ids], now, cancellationToken);
            var messages = new List<OutboxMessage>(ids.Count);
            foreach (var some in ids.Chunk(IdsAtOnce))
                messages.AddRange(await transaction.ListAsync<OutboxMessage>(Content, new { ids = some }, cancellationToken));
            return messages;
        }, cancellationToken);

    private const string IsLeftBehind = "state = 1 AND (lease_until <= @now OR lease_until > @beyond)";

    private const string LeftBehind =
        $"SELECT mail_id FROM outbox_delivery WHERE {IsLeftBehind} AND domain NOT IN @busy ORDER BY next_attempt_at, mail_id";

    private const string TakeOver = $"""
        UPDATE outbox_delivery SET lease_owner = @owner, lease_until = @until, attempts = attempts + 1
        WHERE mail_id IN @ids AND {IsLeftBehind}
        """;

    private const string TakenOver = "SELECT mail_id FROM outbox_delivery WHERE mail_id IN @ids AND state = 1 AND lease_owner = @owner";

    /// <summary>What an owner of which nothing is heard has left comes before all that waits: it has waited longest, and may be out.</summary>
    private async Task<IReadOnlyList<long>> TakeOverAsync(DbTransaction transaction, object wish, CancellationToken cancellationToken)
    {
        var ids = await transaction.ListAsync<long>(database.Dialect.Paged(LeftBehind), wish, cancellationToken);
        if (ids.Count == 0)
            return [];
        var taking = new DynamicParameters(wish);
        taking.Add("ids", ids);
        await transaction.RunAsync(TakeOver, taking, cancellationToken);
        return await transaction.ListAsync<long>(TakenOver, taking, cancellationToken);
    }

    private const string Held =
        "SELECT COUNT(*) FROM outbox_delivery WHERE mail_id = @id AND state = 1 AND lease_owner = @owner AND lease_until > @until";

    /// <summary>Whether the message may still be handed over: nobody withdrew it, and the lease lasts until then.</summary>
    public async Task<bool> IsHeldAsync(long id, string owner, DateTimeOffset until, CancellationToken cancellationToken) =>
        await database.FirstAsync<int>(Held, new { id, owner, until }, cancellationToken) == 1;

    private const string Hold = "UPDATE outbox_delivery SET lease_until = @until WHERE state = 1 AND lease_owner = @owner";

    /// <summary>Says that the owner is alive: what it has taken is its own until then.</summary>
    public Task<int> HoldAsync(string owner, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.RunAsync(Hold, new { owner, until }, cancellationToken);

    // One that was withdrawn while it was on its way is out all the same.
    private const string Sent = """
        UPDATE outbox_delivery
        SET state = 2, ended_at = @at, lease_owner = NULL, lease_until = NULL, last_error = NULL
        WHERE mail_id IN @ids AND state IN (1, 4) AND lease_owner = @owner
        """;

    /// <returns>False when the lease had gone to somebody else.</returns>
    public async Task<bool> MarkSentAsync(long id, string owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        await MarkSentAsync([id], owner, at, cancellationToken) == 1;

    /// <returns>How many of them were still this owner's.</returns>
    public Task<int> MarkSentAsync(
        IReadOnlyCollection<long> ids, string owner, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteUntilKeptAsync(async transaction =>
        {
            var marked = 0;
            foreach (var some in ids.Chunk(IdsAtOnce))
                marked += await transaction.RunAsync(Sent, new { ids = some, owner, at }, cancellationToken);
            return marked;
        }, cancellationToken);

    private const string Refused = """
        UPDATE outbox_delivery
        SET state = CASE WHEN @isFinal = 1 THEN 3 ELSE 0 END, next_attempt_at = COALESCE(@next, next_attempt_at),
            refusals = refusals + 1, refused_since = COALESCE(refused_since, @at), status_code = @code, last_error = @error,
            ended_at = CASE WHEN @isFinal = 1 THEN @at ELSE ended_at END, lease_owner = NULL, lease_until = NULL
        WHERE mail_id = @id AND state = 1 AND lease_owner = @owner
        """;

    /// <returns>False when the lease had gone to somebody else, or the message was withdrawn.</returns>
    public async Task<bool> MarkRefusedAsync(long id, string owner, Refusal refusal, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var isFinal = refusal.NextAttemptAt is null;
            var marked = await transaction.RunAsync(Refused, new
            {
                id, owner, at = refusal.At, next = refusal.NextAttemptAt, code = refusal.StatusCode, error = refusal.Error,
                isFinal = isFinal ? 1 : 0,
            }, cancellationToken);
            if (marked == 0 || !isFinal)
                return marked == 1;
            await Withdrawal.UntellAsync(transaction, [id], cancellationToken);
            await Suppressing.AfterRefusalAsync(transaction, database.Dialect, ids, id, refusal, cancellationToken);
            return true;
        }, cancellationToken);
    }

    private const string Release = """
        UPDATE outbox_delivery
        SET state = 0, attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
        WHERE state = 1 AND lease_owner = @owner
        """;

    /// <summary>Gives back what this owner took and did not try, as when it is told to stop.</summary>
    public Task<int> ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        database.RunAsync(Release, new { owner }, cancellationToken);

    private const string ReleaseSome = """
        UPDATE outbox_delivery
        SET state = 0, attempts = attempts - 1, lease_owner = NULL, lease_until = NULL
        WHERE mail_id IN @ids AND state = 1 AND lease_owner = @owner
        """;

    /// <summary>Gives back some of what this owner took.</summary>
    public Task<int> ReleaseAsync(string owner, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            var released = 0;
            foreach (var some in ids.Chunk(IdsAtOnce))
                released += await transaction.RunAsync(ReleaseSome, new { ids = some, owner }, cancellationToken);
            return released;
        }, cancellationToken);

    // Not IN (2, 3, 4): by its index of states the engine would read all mails that are remembered, after every pass.
    private const string Ended =
        "SELECT mail_id FROM outbox_delivery WHERE has_content > 0 AND state NOT IN (0, 1) AND ended_at <= @before ORDER BY ended_at, mail_id";

    private const string Empty = "DELETE FROM outbox_body WHERE mail_id IN @ids";

    // Those that a node of the version before has put there. A mail with a body of its own is not written once more.
    private const string EmptyOwnRow =
        "UPDATE outbox_mail SET headers = '', html_body = '', text_body = '', published = NULL WHERE id IN @ids AND headers <> ''";

    private const string Emptied = "UPDATE outbox_delivery SET has_content = 0 WHERE mail_id IN @ids AND has_content > 0";

    /// <summary>
    /// Forgets the bodies of what needs no more sending: they take room, and hold links that only their readers should
    /// have. What went out is counted by its delay before that.
    /// </summary>
    /// <returns>How many; fewer than <paramref name="count"/> when that was all.</returns>
    public async Task<int> EmptyEndedAsync(DateTimeOffset before, int count, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(transaction => EmptyAsync(transaction, before, count, cancellationToken), cancellationToken);
        }
        catch (EmptiedMeanwhileException)
        {
            return 0;
        }
    }

    private async Task<int> EmptyAsync(DbTransaction transaction, DateTimeOffset before, int count, CancellationToken cancellationToken)
    {
        var ids = await transaction.ListAsync<long>(
            database.Dialect.Paged(Ended), new { before, skip = 0, take = Math.Min(count, IdsAtOnce) }, cancellationToken);
        if (ids.Count == 0)
            return 0;
        // Another node may be at the same mails: who marks them first counts them, and the other looks again at its next pass.
        if (await transaction.RunAsync(Emptied, new { ids }, cancellationToken) != ids.Count)
            throw new EmptiedMeanwhileException();
        await MailDelays.CountAsync(database.Dialect, transaction, ids, cancellationToken);
        await transaction.RunAsync(Empty, new { ids }, cancellationToken);
        await transaction.RunAsync(EmptyOwnRow, new { ids }, cancellationToken);
        return ids.Count;
    }

    private const string Counts = "SELECT state, COUNT(*) AS messages FROM outbox_delivery GROUP BY state";

    public async Task<OutboxCounts> CountAsync(CancellationToken cancellationToken)
    {
        var rows = (await database.ListAsync<StateCount>(Counts, null, cancellationToken)).ToDictionary(row => row.State, row => row.Messages);
        return new OutboxCounts(
            rows.GetValueOrDefault(OutboxState.Waiting),
            rows.GetValueOrDefault(OutboxState.Leased),
            rows.GetValueOrDefault(OutboxState.Sent),
            rows.GetValueOrDefault(OutboxState.Failed),
            rows.GetValueOrDefault(OutboxState.Withdrawn));
    }

    private const string GivenUp = """
        SELECT m.id, m.recipient, m.subject, m.created_at, d.ended_at, d.refusals, d.status_code, d.last_error
        FROM outbox_delivery AS d JOIN outbox_mail AS m ON m.id = d.mail_id
        WHERE d.state = 3 AND d.ended_at >= @since
        ORDER BY d.ended_at DESC, m.id DESC
        """;

    /// <summary>What was given up since then, the last first.</summary>
    public Task<IReadOnlyList<FailedMail>> FailedSinceAsync(DateTimeOffset since, int count, CancellationToken cancellationToken) =>
        database.ListAsync<FailedMail>(database.Dialect.Paged(GivenUp), new { since, skip = 0, take = count }, cancellationToken);

    private const string FirstRefused = "SELECT MIN(refused_since) AS at FROM outbox_delivery WHERE state IN (0, 1)";

    /// <summary>Since when the mail that waits longest is not taken; null when none is refused.</summary>
    public async Task<DateTimeOffset?> RefusedSinceAsync(CancellationToken cancellationToken) =>
        (await database.FirstAsync<Instant>(FirstRefused, null, cancellationToken))?.At;

    private const string NextDue = """
        SELECT MIN(CASE WHEN state = 1 THEN lease_until ELSE next_attempt_at END) AS at
        FROM outbox_delivery
        WHERE state IN (0, 1)
        """;

    /// <summary>When the next message may be taken; null when none is left.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        (await database.FirstAsync<Instant>(NextDue, null, cancellationToken))?.At;

    // Rolls the transaction back; never leaves this store.
    private sealed class EmptiedMeanwhileException : Exception;

    // A row of its own: Dapper hands a lone NULL to the handler of instants.
    private sealed record Instant
    {
        public DateTimeOffset? At { get; init; }
    }

    private sealed record StateCount
    {
        public required OutboxState State { get; init; }

        public required int Messages { get; init; }
    }
}
