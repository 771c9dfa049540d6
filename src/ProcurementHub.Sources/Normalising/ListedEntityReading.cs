using ProcurementHub.Core.Entities;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>A row of a list of the entities that there are.</summary>
internal sealed class ListedEntityReading(RegionReading regions)
{
    public NormalisedRecord Read(RecordReading reading)
    {
        if (KeyReading.Read(reading) is not { } nativeId)
            return NormalisedRecord.Rejected($"has no {reading.Definition.Key.Called}", reading.Diagnostics);
        if (EntityReading.Read(reading) is not { } entity)
            return NormalisedRecord.Rejected("has neither the name nor the id of an entity", reading.Diagnostics);
        var listed = new ListedEntity
        {
            Entity = entity,
            Sector = reading.Text(FieldNames.EntitySector),
            Region = regions.Seat(reading)?.Code,
        };
        return NormalisedRecord.Of(
            new ListedEntityDraft(reading.Definition.NoticeSource, nativeId, listed, reading.Record.Position), reading.Diagnostics);
    }
}
