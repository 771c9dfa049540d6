using System.Text.Encodings.Web;
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
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json = new(output, Options);

    public void Write(StoredNotice notice)
    {
        var content = notice.Content;
        _json.WriteStartObject();
        _json.WriteString("key", notice.Key.ToString());
        _json.WriteString("source", notice.SourceId);
        _json.WriteString("nativeId", notice.NativeId);
        _json.WriteString("ocid", content.Ocid);
        _json.WriteString("procedureCode", content.ProcedureCode);
        WriteNumber("call", content.Call);
        WriteEntity(content);
        _json.WriteString("title", content.Title);
        _json.WriteString("description", content.Description);
        _json.WriteString("category", content.Category == ProcurementCategory.Unknown ? null : NoticeWords.Of(content.Category));
        _json.WriteString("procedureType", content.ProcedureType);
        _json.WriteString("status", NoticeWords.Of(content.Status));
        WriteInstant("published", content.Published);
        WriteInstant("consultationsUntil", content.ConsultationsUntil);
        WriteInstant("deadline", content.Deadline.At);
        _json.WriteString("deadlineBasis", NoticeWords.Of(content.Deadline.Basis));
        WriteInstant("firstDeadline", FirstDeadline(notice, content));
        WriteAmount(content.Amount);
        WriteCodes("regions", content.Regions.Select(region => region.Code));
        WriteCodes("sectors", content.Sectors.Select(sector => sector.Sector));
        WriteClassifications(content.Classifications);
        WriteFlag("smeReserved", content.SmeReserved);
        WriteRestart(content.Restart);
        _json.WriteString("url", content.Url);
        _json.WriteNumber("version", notice.Version);
        _json.WriteString("observed", notice.ObservedAt);
        _json.WriteEndObject();
        EndLine();
    }

    public void Finish() => output.Flush();

    public void Dispose() => _json.Dispose();

    // The table keeps instants in UTC; the first deadline is shown under the offset of the deadline beside it.
    private static DateTimeOffset? FirstDeadline(StoredNotice notice, NoticeContent content) =>
        notice.FirstDeadlineAt is { } first
            ? first.ToOffset((content.Deadline.At ?? content.Published ?? first).Offset)
            : null;

    private void EndLine()
    {
        _json.Flush();
        output.WriteByte((byte)'\n');
        _json.Reset();
    }

    private void WriteEntity(NoticeContent content)
    {
        if (content.Entity is not { } entity)
        {
            _json.WriteNull("entity");
            return;
        }

        _json.WriteStartObject("entity");
        _json.WriteString("scheme", entity.Scheme);
        _json.WriteString("id", entity.Id);
        _json.WriteString("name", entity.Name);
        _json.WriteEndObject();
    }

    private void WriteAmount(Amount amount)
    {
        _json.WriteStartObject("amount");
        if (amount.Value is { } value)
            _json.WriteNumber("value", value);
        else
            _json.WriteNull("value");
        _json.WriteString("currency", amount.Currency);
        _json.WriteString("state", NoticeWords.Of(amount.State));
        _json.WriteEndObject();
    }

    private void WriteRestart(Restart? restart)
    {
        if (restart is null)
        {
            _json.WriteNull("restart");
            return;
        }

        _json.WriteStartObject("restart");
        WriteInstant("at", restart.At);
        _json.WriteString("fromStage", restart.FromStage);
        _json.WriteEndObject();
    }

    private void WriteClassifications(IReadOnlyList<ClassificationCode> codes)
    {
        _json.WriteStartArray("classifications");
        foreach (var code in codes)
        {
            _json.WriteStartObject();
            _json.WriteString("scheme", code.Scheme);
            _json.WriteString("id", code.Id);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteCodes(string name, IEnumerable<string> codes)
    {
        _json.WriteStartArray(name);
        foreach (var code in codes)
            _json.WriteStringValue(code);
        _json.WriteEndArray();
    }

    private void WriteInstant(string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
            _json.WriteString(name, known);
        else
            _json.WriteNull(name);
    }

    private void WriteNumber(string name, int? number)
    {
        if (number is { } known)
            _json.WriteNumber(name, known);
        else
            _json.WriteNull(name);
    }

    private void WriteFlag(string name, bool? flag)
    {
        if (flag is { } known)
            _json.WriteBoolean(name, known);
        else
            _json.WriteNull(name);
    }
}
