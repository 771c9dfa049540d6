using System.Globalization;
using CsvHelper;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Subscribers;

/// <summary>Writes subscribers in the form in which they are read; those who have left are left out.</summary>
public static class SubscriberFileWriter
{
    public static async Task<int> WriteAsync(IAsyncEnumerable<SubscriptionExport> searches, Stream output)
    {
        await using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        csv.WriteHeader([.. SubscriberColumns.All]);
        var count = 0;
        await foreach (var search in searches)
        {
            if (!search.Active)
                continue;
            var criteria = search.Criteria;
            csv.WriteRecord(
                search.Email,
                search.Name ?? "",
                search.Locale,
                string.Join(';', criteria.Sectors),
                string.Join(';', criteria.Regions),
                string.Join(';', criteria.Keywords),
                string.Join(';', criteria.Exclude),
                string.Join(';', criteria.Categories.Select(NoticeWords.Of)),
                criteria.MinAmount?.ToString(CultureInfo.InvariantCulture) ?? "",
                criteria.MaxAmount?.ToString(CultureInfo.InvariantCulture) ?? "",
                Word(search.Frequency),
                string.Join(';', criteria.ProcedureTypes),
                criteria.OnlySmeReserved ? "yes" : "",
                criteria.MinWorkingDaysLeft?.ToString(CultureInfo.InvariantCulture) ?? "",
                string.Join(';', criteria.Kinds.Select(SubscriptionWords.Of)),
                search.TimeZone,
                Number(search.SendHour),
                Number(search.QuietFrom),
                Number(search.QuietUntil),
                WeekdayWords.Of(search.WeeklyDay),
                search.PausedUntil?.ToString(SubscriberColumns.InstantForms[0], CultureInfo.InvariantCulture) ?? "");
            count++;
        }

        return count;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(Frequency frequency) => frequency switch
    {
        Frequency.Hourly => "hourly",
        Frequency.Weekly => "weekly",
        Frequency.Off => "off",
        _ => "daily",
    };
}
