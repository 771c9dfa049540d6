using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Storage.Matches;

/// <summary>Reads what a mail says of the plan lines that it shows.</summary>
internal static class ToldPlanLines
{
    private static readonly BulkTable<long> Lines = new BulkTable<long>("shown_line").Integer("id", id => id);

    private const string Contents = "SELECT l.id, l.content AS text FROM [#shown_line] AS w CROSS JOIN plan_line AS l WHERE l.id = w.id";

    private static readonly BulkTable<long> Matches = new BulkTable<long>("shown_match").Integer("id", id => id);

    private const string Reasons = "SELECT m.id, m.reasons AS text FROM [#shown_match] AS w CROSS JOIN plan_line_match AS m WHERE m.id = w.id";

    private static readonly BulkTable<long> Searches = new BulkTable<long>("shown_search").Integer("id", id => id);

    private const string Criteria = "SELECT s.id, s.criteria AS text FROM [#shown_search] AS w CROSS JOIN subscription AS s WHERE s.id = w.id";

    private const string Called = $"""
        SELECT t.line_id, n.source_id, n.native_id
        FROM [#shown_line] AS w CROSS JOIN plan_tie AS t CROSS JOIN notice AS n
        WHERE t.line_id = w.id AND n.id = t.notice_id AND {HiddenNotices.NotThis}
        ORDER BY n.published_at, n.id
        """;

    public static async Task<PlanTelling> TellingAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyCollection<long> lines, IReadOnlyCollection<long> matches,
        IReadOnlyCollection<long> searches, CancellationToken cancellationToken)
    {
        await dialect.StageAsync(transaction, Lines, lines, cancellationToken);
        await dialect.StageAsync(transaction, Matches, matches, cancellationToken);
        await dialect.StageAsync(transaction, Searches, searches, cancellationToken);
        return new PlanTelling(
            (await transaction.ListAsync<TextRow>(Contents, null, cancellationToken)).ToDictionary(row => row.Id, row => PlanLineJson.Read(row.Text)),
            (await transaction.ListAsync<TextRow>(Reasons, null, cancellationToken)).ToDictionary(row => row.Id, row => row.Text),
            (await transaction.ListAsync<TextRow>(Criteria, null, cancellationToken)).ToDictionary(row => row.Id, row => CriteriaJson.Read(row.Text)),
            (await transaction.ListAsync<CallRow>(Called, null, cancellationToken)).DistinctBy(row => row.LineId)
                .ToDictionary(row => row.LineId, row => new NoticeKey(row.SourceId, row.NativeId)));
    }

    private sealed record CallRow
    {
        public required long LineId { get; init; }

        public required string SourceId { get; init; }

        public required string NativeId { get; init; }
    }

    private sealed record TextRow
    {
        public required long Id { get; init; }

        public required string Text { get; init; }
    }
}
