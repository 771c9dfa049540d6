using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

internal sealed class ListedEntityTable : StatementTable<ListedEntityDraft>
{
    public override string Name => "listed_entity";

    public override string NotKeptLikeThis => """
        SELECT s.ordinal, l.id
        FROM [#seen_statement] AS s
        LEFT JOIN listed_entity AS l ON l.source_id = @SourceId AND l.native_id = s.native_id
        WHERE l.id IS NULL
            OR (l.content_hash <> s.content_hash AND (s.only_news = 0 OR l.document_id = s.document_id))
        """;

    public override string Change => """
        UPDATE listed_entity
        SET entity_id = c.entity_id, name = c.name, sector = c.sector, region_code = c.region_code,
            content_hash = c.content_hash, observed_at = c.observed_at
        FROM [#changed_statement] AS c
        WHERE listed_entity.id = c.id
        """;

    public override string SaidAgain => """
        UPDATE listed_entity
        SET document_id = s.document_id, last_seen_at = s.said_at
        FROM [#seen_statement] AS s
        WHERE listed_entity.source_id = @SourceId AND listed_entity.native_id = s.native_id
            AND (s.only_news = 0 OR listed_entity.document_id = s.document_id)
        """;

    public override StagedStatement<ListedEntityDraft> Stage(StagedBatch batch, ListedEntityDraft draft) =>
        new(batch, draft, draft.NativeId, draft.Content.Entity, PlanPublicationJson.Write(draft.Content));

    protected override BulkTable<StagedStatement<ListedEntityDraft>> WithContent(BulkTable<StagedStatement<ListedEntityDraft>> rows) => rows
        .Text("name", row => row.Entity.Name)
        .Text("sector", row => row.Draft.Content.Sector)
        .Key("region_code", KeyLength.PlaceOrSector, row => row.Draft.Content.Region);
}
