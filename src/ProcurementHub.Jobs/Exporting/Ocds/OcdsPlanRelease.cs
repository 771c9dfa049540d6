using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Exporting.Ocds;

/// <summary>Releases of plan lines: the planning of a procedure, before anything was called for.</summary>
public sealed partial class OcdsReleaseWriter
{
    /// <param name="ocid">Of the notice that came from the line, so that both are one process; else the line's own.</param>
    public void WritePlan(string ocid, StoredPlanLine line)
    {
        var content = line.Content;
        json.WriteStartObject();
        json.WriteString("ocid", ocid);
        json.WriteString("id", $"{line.SourceId}:{line.NativeId}:plan:{line.Version}");
        json.WriteString("date", line.ObservedAt);
        json.WriteStartArray("tag");
        json.WriteStringValue(line.Version == 1 ? "planning" : "planningUpdate");
        json.WriteEndArray();
        json.WriteString("initiationType", "tender");
        if (content.Entity is { } entity)
        {
            WriteParty(entity, content.Regions);
            WriteReference(Buyer, entity);
        }

        WritePlanning(content);
        WritePlannedTender(line.NativeId, content);
        json.WriteEndObject();
    }

    private void WritePlanning(PlanLineContent content)
    {
        json.WriteStartObject("planning");
        json.WriteStartObject("budget");
        Text("id", content.Reference);
        json.WriteString("description", content.Title);
        WriteValue("amount", content.Amount);
        json.WriteEndObject();

        // A plan names a month and no day: a date would say more than is known.
        if (content is { Year: { } year, Month: { } month })
        {
            json.WriteStartArray("milestones");
            json.WriteStartObject();
            json.WriteString("id", "1");
            json.WriteString("title", string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"));
            json.WriteString("type", "preProcurement");
            json.WriteString("description", "The month in which the call is planned.");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WritePlannedTender(string id, PlanLineContent content)
    {
        json.WriteStartObject("tender");
        json.WriteString("id", id);
        json.WriteString("title", content.Title);
        Text("description", content.Description);
        Text("status", OcdsWords.Of(NoticeStatus.Planned));
        if (content.Entity is { } entity)
            WriteReference(ProcuringEntity, entity);
        WriteItems(PlanLineNews.AsNotice(content));
        Text("procurementMethodDetails", content.ProcedureType);
        Text("mainProcurementCategory", OcdsWords.Of(content.Category));
        json.WriteEndObject();
    }
}
