using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Storage.Collecting;

/// <summary>A plan line on its way into its table.</summary>
internal sealed class StagedPlanLine
{
    public StagedPlanLine(StagedBatch batch, PlanLineDraft draft)
    {
        Batch = batch;
        Draft = draft;
        Json = PlanLineJson.Write(draft.Content);
        Hash = NoticeJson.Hash(Json);
    }

    public StagedBatch Batch { get; }

    /// <summary>Its place in its round.</summary>
    public int Ordinal { get; set; }

    public PlanLineDraft Draft { get; }

    public byte[] Json { get; }

    public byte[] Hash { get; }

    public long Id { get; set; }

    public long? EntityId { get; set; }

    public KeptPlanLine ToKept(bool isNew) => new()
    {
        Id = Id, SourceId = Draft.SourceId, EntityId = EntityId, Content = Draft.Content, Json = Json, IsNew = isNew, IsToMatch = !Batch.Batch.IsBackfill,
        DocumentId = Batch.Batch.DocumentId, ObservedAt = Batch.Batch.ObservedAt,
    };
}

/// <summary>
/// Writes the plan lines of a round, all of one document, each of which is there once. A plan line keeps its latest content
/// and how often it changed; what it said before stands in the versions of its plan.
/// </summary>
internal static class PlanLineWriter
{
    private static readonly BulkTable<StagedPlanLine> Seen = new BulkTable<StagedPlanLine>("seen_plan_line")
        .Integer("ordinal", row => row.Ordinal)
        .Key("native_id", KeyLength.NativeId, row => row.Draft.NativeId)
        .Bytes("content_hash", row => row.Hash)
        .Instant("source_date", row => row.Draft.SourceDate);

    private const string NotKeptLikeThis = """
        SELECT s.ordinal, p.id, p.source_date, p.document_id, p.observed_at
        FROM [#seen_plan_line] AS s
        LEFT JOIN plan_line AS p ON p.source_id = @SourceId AND p.native_id = s.native_id
        LEFT JOIN plan_line_state AS t ON t.line_id = p.id
        WHERE p.id IS NULL
            OR ((p.content_hash <> s.content_hash OR t.removed_at IS NOT NULL)
                AND (s.source_date IS NULL OR p.source_date IS NULL OR s.source_date >= p.source_date))
        """;

    private const string Change = """
        UPDATE plan_line
        SET entity_id = c.entity_id, entity_name = c.entity_name, plan_year = c.plan_year, reference = c.reference,
            title = c.title, category = c.category, plan_month = c.plan_month, amount_cents = c.amount_cents,
            amount_currency = c.amount_currency, amount_state = c.amount_state, published_at = c.published_at,
            content = c.content, content_hash = c.content_hash, version = plan_line.version + 1,
            source_date = COALESCE(c.source_date, plan_line.source_date), observed_at = c.observed_at,
            document_id = c.document_id
        FROM [#changed_plan_line] AS c
        WHERE plan_line.id = c.id
        """;

    private const string SeenIn = """
        UPDATE plan_line_state
        SET seen_in = @DocumentId, seen_at = @ObservedAt
        WHERE line_id IN (
            SELECT p.id
            FROM [#seen_plan_line] AS s CROSS JOIN plan_line AS p
            WHERE p.source_id = @SourceId AND p.native_id = s.native_id)
        """;

    private static readonly BulkTable<StagedPlanLine> Added = Rows("plan_line");

    private static readonly BulkTable<StagedPlanLine> Changed = Rows("changed_plan_line");

    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, string noticeSource, IReadOnlyList<StagedPlanLine> staged,
        IdRange ids, CancellationToken cancellationToken)
    {
        var added = new List<StagedPlanLine>();
        var changed = new List<StagedPlanLine>();
        for (var ordinal = 0; ordinal < staged.Count; ordinal++)
            staged[ordinal].Ordinal = ordinal;
        await dialect.StageAsync(transaction, Seen, staged, cancellationToken);
        foreach (var row in await transaction.ListAsync<Unlike>(NotKeptLikeThis, new { SourceId = noticeSource }, cancellationToken))
        {
            var line = staged[row.Ordinal];
            if (row.Id is not null && line.Batch.Batch.OnlyNews && !IsNews(row, line))
                continue;
            line.Id = row.Id ?? ids.Next();
            (row.Id is null ? added : changed).Add(line);
        }

        var entities = await EntityWriter.ResolveAsync(dialect, transaction, noticeSource,
            added.Concat(changed).Select(line => (line.Draft.Content.Entity, line.Batch.Batch.ObservedAt)), ids, cancellationToken);
        foreach (var line in added.Concat(changed))
        {
            if (line.Draft.Content.Entity is { IsIdentified: true } entity && entities.TryGetValue((entity.Scheme!, entity.Id!), out var id))
                line.EntityId = id;
        }

        await dialect.LoadAsync(transaction, Added, added, cancellationToken);
        if (changed.Count > 0)
        {
            await dialect.StageAsync(transaction, Changed, changed, cancellationToken);
            await transaction.RunAsync(Change, null, cancellationToken);
        }

        var batch = staged[0].Batch.Batch;
        if (!batch.OnlyNews)
            await transaction.RunAsync(SeenIn, new { SourceId = noticeSource, batch.DocumentId, batch.ObservedAt }, cancellationToken);
        await PlanLinePlacing.SaveAsync(
            dialect, transaction, [.. added.Select(line => line.ToKept(isNew: true)), .. changed.Select(line => line.ToKept(isNew: false))],
            batch.OnlyNews ? PlanEditionDoubt.Rejected : PlanEditionDoubt.None, batch.OnlyNews, ids, cancellationToken);
        added.ForEach(line => line.Batch.NewPlanLines++);
        changed.ForEach(line => line.Batch.ChangedPlanLines++);
    }

    /// <summary>Records further down in a document may tell more of what this reading of it has just found.</summary>
    private static bool IsNews(Unlike row, StagedPlanLine line) =>
        line.Draft.SourceDate > row.SourceDate
        || (row.DocumentId == line.Batch.Batch.DocumentId && row.ObservedAt == line.Batch.Batch.ObservedAt);

    private static BulkTable<StagedPlanLine> Rows(string name) => new BulkTable<StagedPlanLine>(name)
        .Integer("id", row => row.Id)
        .Key("source_id", KeyLength.Source, row => row.Draft.SourceId)
        .Key("native_id", KeyLength.NativeId, row => row.Draft.NativeId)
        .Integer("entity_id", row => row.EntityId)
        .Text("entity_name", row => row.Draft.Content.Entity?.Name)
        .Integer("plan_year", row => row.Draft.Content.Year)
        .Text("reference", row => row.Draft.Content.Reference)
        .Text("title", row => row.Draft.Content.Title)
        .Integer("category", row => (int)row.Draft.Content.Category)
        .Integer("plan_month", row => row.Draft.Content.Month)
        .Integer("amount_cents", row => AmountColumns.Cents(row.Draft.Content.Amount))
        .Key("amount_currency", KeyLength.Currency, row => row.Draft.Content.Amount.Currency)
        .Integer("amount_state", row => (int)row.Draft.Content.Amount.State)
        .Instant("published_at", row => row.Draft.Content.Published)
        .Instant("first_published_at", row => row.Draft.Content.Published)
        .Utf8("content", row => row.Json)
        .Bytes("content_hash", row => row.Hash)
        .Integer("version", _ => 1)
        .Instant("source_date", row => row.Draft.SourceDate)
        .Instant("first_seen_at", row => row.Batch.Batch.ObservedAt)
        .Instant("observed_at", row => row.Batch.Batch.ObservedAt)
        .Integer("document_id", row => row.Batch.Batch.DocumentId);

    private sealed record Unlike
    {
        public required int Ordinal { get; init; }

        public long? Id { get; init; }

        public DateTimeOffset? SourceDate { get; init; }

        public long? DocumentId { get; init; }

        public DateTimeOffset? ObservedAt { get; init; }
    }
}
