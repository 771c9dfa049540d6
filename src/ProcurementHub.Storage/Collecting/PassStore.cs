using System.Data.Common;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Passes that are under way: whose they are, and how far they came. There is one a source at a time.</summary>
public sealed class PassStore(HubDatabase database)
{
    private const string Open = "SELECT id, source_id, started_at, owner, heartbeat_at FROM source_run WHERE outcome = 0";

    private const string Abandon = """
        UPDATE source_run
        SET outcome = 4, finished_at = @At, failure_reason = @reason
        WHERE id = @id AND outcome = 0
        """;

    private const string ProcessEnded = "The process ended before the pass did.";

    // The process that asks is alive.
    private const string NotTold = "The pass broke off and could not say so: the database was away.";

    private const string LatestOf = """
        SELECT outcome, walk, position, heartbeat_at
        FROM source_run
        WHERE source_id = @SourceId AND (is_retry IS NULL OR is_retry = 0)
        ORDER BY started_at DESC, id DESC
        """;

    private const string Add = """
        INSERT INTO source_run (id, source_id, started_at, outcome, owner, heartbeat_at, walk, position, is_retry,
            documents, records, added, changed, unchanged, rejected, warnings, bytes)
        VALUES (@id, @SourceId, @At, 0, @Owner, @At, @Walk, @position, @IsRetry, 0, 0, 0, 0, 0, 0, 0, 0)
        """;

    private const string Started = "UPDATE source SET last_started_at = @At WHERE id = @SourceId";

    /// <summary>Begins a pass, unless the source has one whose owner is alive. Passes whose owner has gone are closed as interrupted.</summary>
    public async Task<BegunPass> BeginAsync(PassStart start, Func<OpenPass, bool> isAlive, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        // Where another process is quicker, the index of open runs refuses the row; the second try then sees whose it is.
        return await database.WriteAsync(async transaction =>
        {
            foreach (var open in await transaction.ListAsync<OpenPass>(Open, null, cancellationToken))
            {
                if (!isAlive(open))
                    await transaction.RunAsync(Abandon, new { id = open.Id, start.At, reason = open.Owner == start.Owner ? NotTold : ProcessEnded }, cancellationToken);
                else if (open.SourceId == start.SourceId)
                    return new BegunPass(null, open, null);
            }

            if (start.Planned is { } planned && await NextAsync(transaction, start.SourceId, cancellationToken) != planned)
                return new BegunPass(null, null, null);
            ids.Rewind();
            var id = ids.Next();
            var position = await PositionAsync(transaction, start, cancellationToken);
            await transaction.RunAsync(
                Add, new { id, start.SourceId, start.At, start.Owner, start.Walk, position, start.IsRetry }, cancellationToken);
            if (!start.IsRetry)
                await transaction.RunAsync(Started, new { start.SourceId, start.At }, cancellationToken);
            return new BegunPass(id, null, position);
        }, cancellationToken);
    }

    private const string Beat = "UPDATE source_run SET heartbeat_at = @at WHERE id = @runId AND outcome = 0";

    /// <returns>False when somebody took the pass for abandoned and closed it.</returns>
    public async Task<bool> BeatAsync(long runId, DateTimeOffset at, CancellationToken cancellationToken) =>
        await database.RunAsync(Beat, new { runId, at }, cancellationToken) > 0;

    private const string Next = "SELECT next_run_at AS at FROM source WHERE id = @sourceId";

    // Asked when no pass is open any more: one that has just ended has written down when the next is due.
    private static async Task<PlannedFor> NextAsync(DbTransaction transaction, string sourceId, CancellationToken cancellationToken) =>
        new((await transaction.FirstAsync<Plan>(Next, new { sourceId }, cancellationToken))?.At);

    private async Task<string?> PositionAsync(DbTransaction transaction, PassStart start, CancellationToken cancellationToken)
    {
        var before = await transaction.FirstAsync<EarlierPass>(
            database.Dialect.Paged(LatestOf), new { start.SourceId, skip = 0, take = 1 }, cancellationToken);
        // One that came to its end has left no place to go on from.
        return before is { Outcome: RunOutcome.Interrupted or RunOutcome.Partly or RunOutcome.Failed }
            && start.Walk is not null && before.Walk == start.Walk
            && before.HeartbeatAt >= start.PositionsSince
            ? before.Position
            : null;
    }

    // A row of its own: Dapper hands a lone NULL to the handler of instants.
    private sealed record Plan
    {
        public DateTimeOffset? At { get; init; }
    }

    private sealed record EarlierPass
    {
        public required RunOutcome Outcome { get; init; }

        public string? Walk { get; init; }

        public string? Position { get; init; }

        public DateTimeOffset? HeartbeatAt { get; init; }
    }
}
