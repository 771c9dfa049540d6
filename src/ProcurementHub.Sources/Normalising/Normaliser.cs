using ProcurementHub.Core.Classification;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// Turns what a document says, in the source's words, into a notice or plan line in the hub's. Pure but for
/// a cache of places; safe to call from any thread.
/// </summary>
public sealed class Normaliser(RegionTree regions, SectorResolver sectors)
{
    private readonly NoticeReading notices = new(new RegionReading(regions), sectors);
    private readonly PlanLineReading planLines = new(new RegionReading(regions), sectors);
    private readonly ListedEntityReading entities = new(new RegionReading(regions));

    public NormalisedRecord Normalise(SourceRecord record, SourceDefinition definition)
    {
        var reading = new RecordReading(record, definition);
        return (record.Kind, definition.Kind) switch
        {
            (RecordKind.PlanPublication, _) => PlanPublicationReading.Read(reading),
            (RecordKind.Items, _) => ItemReading.Read(reading),
            (RecordKind.ListedEntity, _) or (_, SourceKind.Entities) => entities.Read(reading),
            (RecordKind.PlanLine, _) or (_, SourceKind.Plans) => planLines.Read(reading),
            _ => notices.Read(reading),
        };
    }
}
