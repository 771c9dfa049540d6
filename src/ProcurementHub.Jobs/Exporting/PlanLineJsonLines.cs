using System.Text.Json;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>Plan lines written like <see cref="NoticeJsonLines"/>, with the members that the API gives them.</summary>
public sealed class PlanLineJsonLines(Stream output) : IDisposable
{
    private readonly Utf8JsonWriter json = new(output, JsonLine.Options);

    public void Write(StoredPlanLine line)
    {
        var content = line.Content;
        json.WriteStartObject();
        json.WriteString("key", $"{line.SourceId}/{line.NativeId}");
        json.WriteString("source", line.SourceId);
        json.WriteString("nativeId", line.NativeId);
        json.WriteEntity(content.Entity);
        json.WriteNumber("year", content.Year);
        json.WriteNumber("month", content.Month);
        json.WriteString("reference", content.Reference);
        json.WriteString("title", content.Title);
        json.WriteString("description", content.Description);
        json.WriteCategory(content.Category);
        json.WriteString("procedureType", content.ProcedureType);
        json.WriteAmount(content.Amount);
        json.WriteInstant("published", content.Published);
        json.WriteCodes("regions", content.Regions.Select(region => region.Code));
        json.WriteCodes("sectors", content.Sectors.Select(sector => sector.Sector));
        json.WriteClassifications(content.Classifications);
        json.WriteString("url", content.Url);
        json.WriteNumber("version", line.Version);
        json.WriteString("observed", line.ObservedAt);
        json.EndLine(output);
    }

    public void Finish() => output.Flush();

    public void Dispose() => json.Dispose();
}
