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
            Level = GovernmentLevels.Of(reading.Text(FieldNames.EntityLevel)),
            Others = Others(reading),
        };
        return NormalisedRecord.Of(
            new ListedEntityDraft(reading.Definition.NoticeSource, nativeId, listed, reading.Record.Position), reading.Diagnostics);
    }

    /// <summary>The codes of such a row are not what is bought, but what other registers call the entity.</summary>
    private static List<EntityIdentifier>? Others(RecordReading reading)
    {
        var others = reading.Record.Codes
            .Select(code => (code.Scheme, Id: TextCleaning.Clean(code.Id)))
            .Where(code => code.Id is not null)
            .Select(code => new EntityIdentifier(code.Scheme, code.Id!))
            .Distinct().Order(EntityIdentifier.Order).ToList();
        return others.Count == 0 ? null : others;
    }
}
