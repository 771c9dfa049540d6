using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

internal sealed class PlanPublicationTable() : StatementTable<PlanPublicationDraft>("plan_publication")
{
    public override string Change => """
        UPDATE plan_publication
        SET entity_id = c.entity_id, entity_name = c.entity_name, plan_year = c.plan_year, plan_version = c.plan_version,
            published_at = c.published_at, file_name = c.file_name, url = c.url, content_hash = c.content_hash,
            observed_at = c.observed_at
        FROM [#changed_statement] AS c
        WHERE plan_publication.id = c.id
        """;

    // A register that keeps one row a plan writes the day of an amendment over that of the first publication.
    public override string Remember => """
        INSERT INTO plan_publication_past (publication_id, entity_id, plan_year, plan_version, published_at, file_name, known_from, known_until)
        SELECT p.id, p.entity_id, p.plan_year, p.plan_version, p.published_at, p.file_name, p.observed_at, c.observed_at
        FROM [#changed_statement] AS c JOIN plan_publication AS p ON p.id = c.id
        WHERE p.observed_at < c.observed_at
            AND NOT EXISTS (SELECT 1 FROM plan_publication_past AS o WHERE o.publication_id = p.id AND o.known_from = p.observed_at)
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
