using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Plans;

/// <summary>The notices that came from plan lines, for whoever names both by one ocid.</summary>
public sealed class PlanOcids(HubDatabase database)
{
    private const string Tied = $"""
        SELECT t.line_id, n.source_id, n.native_id, n.ocid
        FROM plan_tie AS t JOIN notice AS n ON n.id = t.notice_id
        WHERE {HiddenNotices.NotThis}
        """;

    private const string InOrder = "\nORDER BY t.line_id, n.id";

    private const string OfThese = Tied + " AND t.line_id IN @lines" + InOrder;

    /// <returns>By line, the first of its notices with that notice's own ocid, which may be null.</returns>
    public async Task<IReadOnlyDictionary<long, (NoticeKey Key, string? Ocid)>> ReadAsync(CancellationToken cancellationToken) =>
        ByLine(await database.ListAsync<Row>(Tied + InOrder, null, cancellationToken));

    /// <summary>The same of some lines.</summary>
    /// <param name="lines">Of one page.</param>
    public async Task<IReadOnlyDictionary<long, (NoticeKey Key, string? Ocid)>> OfLinesAsync(IReadOnlyList<long> lines, CancellationToken cancellationToken) =>
        ByLine(await database.ListAsync<Row>(OfThese, new { lines }, cancellationToken));

    private static Dictionary<long, (NoticeKey Key, string? Ocid)> ByLine(IEnumerable<Row> rows) =>
        rows.DistinctBy(row => row.LineId).ToDictionary(row => row.LineId, row => (new NoticeKey(row.SourceId, row.NativeId), row.Ocid));

    private sealed record Row
    {
        public required long LineId { get; init; }

        public required string SourceId { get; init; }

        public required string NativeId { get; init; }

        public string? Ocid { get; init; }
    }
}
