using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

internal sealed class ListedEntityTable() : StatementTable<ListedEntityDraft>("listed_entity")
{
    public override string Change => """
        UPDATE listed_entity
        SET entity_id = c.entity_id, name = c.name, sector = c.sector, region_code = c.region_code, level = c.level,
            content_hash = c.content_hash, observed_at = c.observed_at
        FROM [#changed_statement] AS c
        WHERE listed_entity.id = c.id
        """;

    public override StagedStatement<ListedEntityDraft> Stage(StagedBatch batch, ListedEntityDraft draft) =>
        new(batch, draft, draft.NativeId, draft.Content.Entity, PlanPublicationJson.Write(draft.Content));

    protected override BulkTable<StagedStatement<ListedEntityDraft>> WithContent(BulkTable<StagedStatement<ListedEntityDraft>> rows) => rows
        .Text("name", row => row.Entity.Name)
        .Text("sector", row => row.Draft.Content.Sector)
        .Key("region_code", KeyLength.PlaceOrSector, row => row.Draft.Content.Region)
        .Key("level", KeyLength.PlaceOrSector, row => row.Draft.Content.Level);
}
