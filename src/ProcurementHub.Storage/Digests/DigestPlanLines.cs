using System.Data.Common;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Digests;

/// <summary>A plan line that a digest told, as it stands now.</summary>
public sealed record ToldPlanRow
{
    public required long Id { get; init; }

    public long? PlanId { get; init; }

    public required bool IsTakenOut { get; init; }

    internal string ContentJson { get; init; } = "";

    public PlanLineContent Content => PlanLineJson.Read(ContentJson);
}

/// <summary>What digests tell of plan lines.</summary>
internal static class DigestPlanLines
{
    private const string Told = """
        SELECT l.id, s.plan_id, CASE WHEN s.removed_at IS NULL THEN 0 ELSE 1 END AS is_taken_out, l.content AS content_json
        FROM plan_line AS l LEFT JOIN plan_line_state AS s ON s.line_id = l.id
        WHERE l.id IN (
            SELECT m.line_id
            FROM digest AS d JOIN subscription AS o ON o.subscriber_id = d.subscriber_id JOIN plan_line_match AS m ON m.subscription_id = o.id
            WHERE d.subscriber_id = @subscriberId AND d.period = @period AND m.digest_id = d.id AND m.told_version IS NOT NULL)
        ORDER BY l.plan_year, CASE WHEN l.plan_month IS NULL THEN 13 ELSE l.plan_month END, l.id
        """;

    public static Task<IReadOnlyList<ToldPlanRow>> ToldAsync(
        HubDatabase database, long subscriberId, string period, int most, CancellationToken cancellationToken) =>
        database.ListAsync<ToldPlanRow>(database.Dialect.Paged(Told), new { subscriberId, period, skip = 0, take = most }, cancellationToken);

    private static readonly BulkTable<(long DigestId, ToldPlanMatch Match)> Marks = new BulkTable<(long DigestId, ToldPlanMatch Match)>("told_plan_match")
        .Integer("digest_id", row => row.DigestId)
        .Integer("match_id", row => row.Match.MatchId)
        .Integer("told_version", row => row.Match.ToldVersion);

    private const string Mark = """
        UPDATE plan_line_match
        SET digest_id = t.digest_id, told_version = t.told_version
        FROM [#told_plan_match] AS t
        WHERE plan_line_match.id = t.match_id AND plan_line_match.digest_id IS NULL
        """;

    /// <summary>Within the transaction that keeps the digests.</summary>
    /// <returns>False when somebody told one of the matches meanwhile.</returns>
    public static async Task<bool> MarkAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<(long DigestId, ToldPlanMatch Match)> marks, CancellationToken cancellationToken)
    {
        if (marks.Count == 0)
            return true;
        await dialect.StageAsync(transaction, Marks, marks, cancellationToken);
        return await transaction.RunAsync(Mark, null, cancellationToken) == marks.Count;
    }
}
