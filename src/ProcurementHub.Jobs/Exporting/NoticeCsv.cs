using System.Globalization;
using CsvHelper;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>
/// Notices as a table: the members of the JSON form, lists joined by ';'. A cell that a spreadsheet would
/// take for a formula gets an apostrophe before it.
/// </summary>
public sealed class NoticeCsv : INoticeExport
{
    private static readonly string[] Columns =
    [
        "key", "source", "nativeId", "ocid", "procedureCode", "call", "entityScheme", "entityId", "entityName", "title",
        "description", "category", "procedureType", "status", "published", "consultationsUntil", "deadline", "deadlineBasis",
        "firstDeadline", "amount", "currency", "amountState", "regions", "sectors", "classifications", "smeReserved", "url",
        "version", "observed",
    ];

    private readonly CsvWriter _csv;

    public NoticeCsv(Stream output)
    {
        _csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        _csv.WriteHeader(Columns);
    }

    public void Write(StoredNotice notice)
    {
        var content = notice.Content;
        _csv.WriteRecord(
            notice.Key.ToString(),
            notice.SourceId,
            notice.NativeId,
            content.Ocid,
            content.ProcedureCode,
            content.Call?.ToString(CultureInfo.InvariantCulture),
            content.Entity?.Scheme,
            content.Entity?.Id,
            content.Entity?.Name,
            content.Title,
            content.Description,
            content.Category == ProcurementCategory.Unknown ? null : NoticeWords.Of(content.Category),
            content.ProcedureType,
            NoticeWords.Of(content.Status),
            Instant(content.Published),
            Instant(content.ConsultationsUntil),
            Instant(content.Deadline.At),
            NoticeWords.Of(content.Deadline.Basis),
            Instant(notice.FirstDeadlineAt),
            content.Amount.Value?.ToString(CultureInfo.InvariantCulture),
            content.Amount.Currency,
            NoticeWords.Of(content.Amount.State),
            string.Join(';', content.Regions.Select(region => region.Code)),
            string.Join(';', content.Sectors.Select(sector => sector.Sector)),
            string.Join(';', content.Classifications.Select(code => $"{code.Scheme}:{code.Id}")),
            content.SmeReserved switch { true => "true", false => "false", null => null },
            content.Url,
            notice.Version.ToString(CultureInfo.InvariantCulture),
            Instant(notice.ObservedAt));
    }

    public void Finish() => _csv.Flush();

    public void Dispose() => _csv.Dispose();

    private static string? Instant(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
