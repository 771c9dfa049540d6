using System.Text.Json;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>
/// Notices as open data: one JSON object a line, always with the same members in the same order. What is not
/// known is null. Instants carry the offset under which the source published them.
/// </summary>
public sealed class NoticeJsonLines(Stream output) : INoticeExport
{
    private readonly Utf8JsonWriter _json = new(output, JsonLine.Options);

    public void Write(StoredNotice notice)
    {
        var content = notice.Content;
        _json.WriteStartObject();
        _json.WriteString("key", notice.Key.ToString());
        _json.WriteString("source", notice.SourceId);
        _json.WriteString("nativeId", notice.NativeId);
        _json.WriteString("ocid", content.Ocid);
        _json.WriteString("procedureCode", content.ProcedureCode);
        _json.WriteNumber("call", content.Call);
        _json.WriteEntity(content.Entity);
        _json.WriteString("title", content.Title);
        _json.WriteString("description", content.Description);
        _json.WriteCategory(content.Category);
        _json.WriteString("procedureType", content.ProcedureType);
        _json.WriteString("status", NoticeWords.Of(content.Status));
        _json.WriteInstant("published", content.Published);
        _json.WriteInstant("consultationsUntil", content.ConsultationsUntil);
        _json.WriteInstant("deadline", content.Deadline.At);
        _json.WriteString("deadlineBasis", NoticeWords.Of(content.Deadline.Basis));
        _json.WriteInstant("firstDeadline", FirstDeadline(notice, content));
        _json.WriteAmount(content.Amount);
        _json.WriteCodes("regions", content.Regions.Select(region => region.Code));
        _json.WriteCodes("sectors", content.Sectors.Select(sector => sector.Sector));
        _json.WriteClassifications(content.Classifications);
        WriteFlag("smeReserved", content.SmeReserved);
        WriteRestart(content.Restart);
        _json.WriteString("url", content.Url);
        _json.WriteNumber("version", notice.Version);
        _json.WriteString("observed", notice.ObservedAt);
        _json.EndLine(output);
    }

    public void Finish() => output.Flush();

    public void Dispose() => _json.Dispose();

    // The table keeps instants in UTC; the first deadline is shown under the offset of the deadline beside it.
    private static DateTimeOffset? FirstDeadline(StoredNotice notice, NoticeContent content) =>
        notice.FirstDeadlineAt is { } first
            ? first.ToOffset((content.Deadline.At ?? content.Published ?? first).Offset)
            : null;

    private void WriteRestart(Restart? restart)
    {
        if (restart is null)
        {
            _json.WriteNull("restart");
            return;
        }

        _json.WriteStartObject("restart");
        _json.WriteInstant("at", restart.At);
        _json.WriteString("fromStage", restart.FromStage);
        _json.WriteEndObject();
    }

    private void WriteFlag(string name, bool? flag)
    {
        if (flag is { } known)
            _json.WriteBoolean(name, known);
        else
            _json.WriteNull(name);
    }
}
