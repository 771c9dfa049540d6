using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Storage.Matches;

/// <summary>Which searches met which plan lines, and who was told.</summary>
public sealed class PlanMatchStore(HubDatabase database)
{
    // A subscriber may be forgotten while a pass still knows their searches.
    private const string Add = """
        INSERT INTO plan_line_match (id, subscription_id, line_id, number, reasons, matched_at)
        SELECT f.id, f.subscription_id, f.line_id, f.number, f.reasons, @at
        FROM [#found_plan_match] AS f
        WHERE EXISTS (SELECT 1 FROM subscription AS s WHERE s.id = f.subscription_id) AND NOT EXISTS (
            SELECT 1 FROM plan_line_match AS m
            WHERE m.subscription_id = f.subscription_id AND m.line_id = f.line_id AND m.number = f.number)
        """;

    private const string Seen = """
        DELETE FROM plan_line_due
        WHERE EXISTS (SELECT 1 FROM [#seen_plan_version] AS s WHERE s.line_id = plan_line_due.line_id AND s.number = plan_line_due.number)
        """;

    private static readonly BulkTable<PendingPlanLine> SeenVersions = new BulkTable<PendingPlanLine>("seen_plan_version")
        .Integer("line_id", row => row.LineId)
        .Integer("number", row => row.Number);

    private static readonly BulkTable<(long Id, NewPlanMatch Match)> FoundMatches = new BulkTable<(long Id, NewPlanMatch Match)>("found_plan_match")
        .Integer("id", row => row.Id)
        .Integer("subscription_id", row => row.Match.SubscriptionId)
        .Integer("line_id", row => row.Match.LineId)
        .Integer("number", row => row.Match.Number)
        .Text("reasons", row => row.Match.ReasonsJson);

    /// <summary>
    /// Keeps the matches and takes the lines out of the queue, in one transaction: after a crash a line is either matched
    /// with all its matches, or is matched again.
    /// </summary>
    /// <param name="seen">Every line that was looked at, also those that nobody searches for.</param>
    /// <returns>How many matches were not known before.</returns>
    public async Task<int> SaveAsync(
        IReadOnlyCollection<NewPlanMatch> matches, IReadOnlyCollection<PendingPlanLine> seen, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var once = matches.DistinctBy(match => (match.SubscriptionId, match.LineId, match.Number)).ToList();
        using var ids = await database.Ids.ReserveAsync(once.Count, cancellationToken);
        return await database.WriteAsync(async transaction =>
        {
            ids.Rewind();
            var dialect = database.Dialect;
            await dialect.StageAsync(transaction, FoundMatches, once.ConvertAll(match => (ids.Next(), match)), cancellationToken);
            var added = await transaction.RunAsync(Add, new { at }, cancellationToken);
            await dialect.StageAsync(transaction, SeenVersions, seen, cancellationToken);
            await transaction.RunAsync(Seen, null, cancellationToken);
            return added;
        }, cancellationToken);
    }

    private static readonly BulkTable<long> GoneLines = new BulkTable<long>("gone_line").Integer("id", id => id);

    // What waits for a digest may be told in the next moment.
    private const string Reached = """
        SELECT m.subscription_id, m.line_id, m.reasons
        FROM [#gone_line] AS w CROSS JOIN plan_line_match AS m
        WHERE m.line_id = w.id AND (m.digest_id IS NULL OR m.told_version IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM plan_line_match AS later WHERE later.subscription_id = m.subscription_id AND later.line_id = m.line_id
                AND later.number > m.number AND (later.digest_id IS NULL OR later.told_version IS NOT NULL))
        """;

    /// <summary>Whom these lines have reached: who was told of them, or may be.</summary>
    public Task<IReadOnlyList<ReachedSearch>> ReachedAsync(IReadOnlyCollection<long> lines, CancellationToken cancellationToken) =>
        database.ReadAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, GoneLines, lines, cancellationToken);
            return await transaction.ListAsync<ReachedSearch>(Reached, null, cancellationToken);
        }, cancellationToken);

    /// <summary>By subscriber, the plan lines that the active ones among these were not told.</summary>
    public Task<ILookup<long, UntoldPlanLine>> UntoldAsync(IReadOnlyCollection<long> subscriberIds, CancellationToken cancellationToken) =>
        database.ReadAsync(transaction => UntoldPlanLines.ReadAsync(database.Dialect, transaction, subscriberIds, cancellationToken), cancellationToken);

    /// <summary>What is told of some lines, for some matches and searches.</summary>
    public Task<PlanTelling> TellingAsync(
        IReadOnlyCollection<long> lines, IReadOnlyCollection<long> matches, IReadOnlyCollection<long> searches, CancellationToken cancellationToken) =>
        database.ReadAsync(transaction => ToldPlanLines.TellingAsync(database.Dialect, transaction, lines, matches, searches, cancellationToken), cancellationToken);
}
