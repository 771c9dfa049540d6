using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

internal sealed class PlanPublicationTable : StatementTable<PlanPublicationDraft>
{
    public override string Name => "plan_publication";

    public override string NotKeptLikeThis => """
        SELECT s.ordinal, p.id
        FROM [#seen_statement] AS s
        LEFT JOIN plan_publication AS p ON p.source_id = @SourceId AND p.native_id = s.native_id
        WHERE p.id IS NULL
            OR (p.content_hash <> s.content_hash AND (s.only_news = 0 OR p.document_id = s.document_id))
        """;

    public override string Change => """
        UPDATE plan_publication
        SET entity_id = c.entity_id, entity_name = c.entity_name, plan_year = c.plan_year, plan_version = c.plan_version,
            published_at = c.published_at, file_name = c.file_name, url = c.url, content_hash = c.content_hash,
            observed_at = c.observed_at
        FROM [#changed_statement] AS c
        WHERE plan_publication.id = c.id
        """;

    public override string SaidAgain => """
        UPDATE plan_publication
        SET document_id = s.document_id, last_seen_at = s.said_at
        FROM [#seen_statement] AS s
        WHERE plan_publication.source_id = @SourceId AND plan_publication.native_id = s.native_id
            AND (s.only_news = 0 OR plan_publication.document_id = s.document_id)
        """;

    public override StagedStatement<PlanPublicationDraft> Stage(StagedBatch batch, PlanPublicationDraft draft) =>
        new(batch, draft, draft.NativeId, draft.Content.Entity, PlanPublicationJson.Write(draft.Content));

    protected override BulkTable<StagedStatement<PlanPublicationDraft>> WithContent(BulkTable<StagedStatement<PlanPublicationDraft>> rows) => rows
        .Text("entity_name", row => row.Entity.Name)
        .Integer("plan_year", row => row.Draft.Content.Year)
        .Integer("plan_version", row => row.Draft.Content.Version)
        .Instant("published_at", row => row.Draft.Content.Published)
        .Text("file_name", row => row.Draft.Content.Document)
        .Text("url", row => row.Draft.Content.Url);
}
