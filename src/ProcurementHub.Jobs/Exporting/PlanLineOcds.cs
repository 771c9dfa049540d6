using System.Text.Json;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Exporting.Ocds;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>Plan lines as one OCDS release package, each as its plan has it now.</summary>
public sealed class PlanLineOcds : IDisposable
{
    private const int FlushBeyond = 1 << 16;

    private readonly Utf8JsonWriter json;
    private readonly OcdsReleaseWriter releases;
    private readonly OcdsIdentity identity;
    private readonly IReadOnlyDictionary<long, (NoticeKey Key, string? Ocid)> called;

    /// <param name="called">By line, the notice that came from it.</param>
    public PlanLineOcds(Stream output, SiteOptions site, IReadOnlyDictionary<long, (NoticeKey Key, string? Ocid)> called, DateTimeOffset now)
    {
        this.called = called;
        identity = new OcdsIdentity(site);
        json = new Utf8JsonWriter(output, OcdsPackage.Options);
        releases = new OcdsReleaseWriter(json, identity, key => new Uri(site.PublicUrl, NoticePath.Of(key)));
        json.WriteStartObject();
        OcdsPackage.WriteHead(json, new Uri(site.PublicUrl, "/ocds/plans"), site.PublicUrl, now);
        json.WriteStartArray("releases");
    }

    public void Write(StoredPlanLine line)
    {
        releases.WritePlan(identity.OcidOfLine(line, called), line);
        if (json.BytesPending > FlushBeyond)
            json.Flush();
    }

    public void Finish()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    public void Dispose() => json.Dispose();
}
