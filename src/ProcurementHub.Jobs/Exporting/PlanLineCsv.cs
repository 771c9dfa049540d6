using System.Globalization;
using CsvHelper;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Exporting;

/// <summary>Plan lines as a table, written like <see cref="NoticeCsv"/>.</summary>
public sealed class PlanLineCsv : IDisposable
{
    private static readonly string[] columns =
    [
        "key", "source", "nativeId", "entityScheme", "entityId", "entityName", "year", "month", "reference", "title", "description", "category",
        "procedureType", "amount", "currency", "amountState", "regions", "sectors", "classifications", "url", "version", "observed",
    ];

    private readonly CsvWriter csv;

    public PlanLineCsv(Stream output)
    {
        csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteHeader(columns);
    }

    public void Write(StoredPlanLine line)
    {
        var content = line.Content;
        csv.WriteRecord(
            $"{line.SourceId}/{line.NativeId}",
            line.SourceId,
            line.NativeId,
            content.Entity?.Scheme,
            content.Entity?.Id,
            content.Entity?.Name,
            content.Year?.ToString(CultureInfo.InvariantCulture),
            content.Month?.ToString(CultureInfo.InvariantCulture),
            content.Reference,
            content.Title,
            content.Description,
            content.Category == ProcurementCategory.Unknown ? null : NoticeWords.Of(content.Category),
            content.ProcedureType,
            content.Amount.Value?.ToString(CultureInfo.InvariantCulture),
            content.Amount.Currency,
            NoticeWords.Of(content.Amount.State),
            string.Join(';', content.Regions.Select(region => region.Code)),
            string.Join(';', content.Sectors.Select(sector => sector.Sector)),
            string.Join(';', content.Classifications.Select(code => $"{code.Scheme}:{code.Id}")),
            content.Url,
            line.Version.ToString(CultureInfo.InvariantCulture),
            line.ObservedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    public void Finish() => csv.Flush();

    public void Dispose() => csv.Dispose();
}
