using ProcurementHub.Core.Plans;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>A row of a register: that an entity has published its plan, where and when.</summary>
internal static class PlanPublicationReading
{
    public static NormalisedRecord Read(RecordReading reading)
    {
        if (EntityReading.Read(reading) is not { } entity)
            return NormalisedRecord.Rejected("has neither the name nor the id of an entity", reading.Diagnostics);
        var plan = new PlanPublication
        {
            Entity = entity,
            Year = reading.Number(FieldNames.PlanYear, 1990, 2089),
            Version = reading.Number(FieldNames.PlanVersion, 1, 9_999),
            Published = reading.Instant(FieldNames.Published),
            Document = reading.Text(FieldNames.PlanFile),
            Url = reading.Text(FieldNames.Url),
        };
        var nativeId = plan.Document ?? string.Join('/', entity.Id ?? entity.Name, plan.Year, plan.Version);
        return NormalisedRecord.Of(
            new PlanPublicationDraft(reading.Definition.NoticeSource, nativeId, plan, reading.Record.Position), reading.Diagnostics);
    }
}
