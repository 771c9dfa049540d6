using System.Text.Json;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Exporting.Ocds;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>Notices as one OCDS release package, each by the release of its current version.</summary>
public sealed class NoticeOcds : INoticeExport
{
    private const int FlushBeyond = 1 << 16;

    private readonly Utf8JsonWriter json;
    private readonly OcdsReleaseWriter releases;

    public NoticeOcds(Stream output, SiteOptions site, DateTimeOffset now)
    {
        json = new Utf8JsonWriter(output, OcdsPackage.Options);
        releases = new OcdsReleaseWriter(json, new OcdsIdentity(site), key => new Uri(site.PublicUrl, NoticePath.Of(key)));
        json.WriteStartObject();
        OcdsPackage.WriteHead(json, new Uri(site.PublicUrl, "/ocds/releases"), site.PublicUrl, now);
        json.WriteStartArray("releases");
    }

    public void Write(StoredNotice notice)
    {
        var content = notice.Content;
        // What the version before said is not asked for here: of a changed notice, the release is an update.
        var tag = OcdsRelease.TagOf(content.Status, notice.Version, isStatusNew: content.Status == NoticeStatus.Cancelled, statusBefore: null);
        releases.Write(new OcdsRelease(notice.Key, content, notice.Version, notice.ObservedAt, tag));
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
