using System.Globalization;
using CsvHelper;
using ProcurementHub.Core.LeadTimes;

namespace ProcurementHub.Jobs.LeadTimes;

/// <summary>
/// Lead times as a table: the keys, the figures, a column for each reason for which notices are left out, and to whom calls
/// were awarded. Days have two decimals; what is not known is empty. No figure is among them that counts a notice which was not seen new.
/// </summary>
public sealed class LeadTimeCsv(Stream output)
{
    private static readonly string[] figures =
    [
        "notices", "usable", "mean_days", "median_days", "p10_days", "p90_days", "mean_working_days", "median_working_days",
        "moved", "below_minimum",
    ];

    private static readonly string[] awards = ["awarded", "awarded_with_size", "winners", "winners_with_size", "small_winners"];

    public void Write(LeadTimeAnswer answer, IReadOnlyDictionary<string, NamedBody> bodies)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        var keys = answer.Query.By;
        csv.WriteHeader([.. keys.Select(LeadTimeKeys.Word), .. figures, .. LeadTimeExclusions.All.Select(LeadTimeExclusions.Word), .. awards]);
        foreach (var group in answer.Groups)
        {
            var figure = group.Figure();
            csv.WriteRecord(
            [
                .. keys.Select((key, at) => Key(key, group.Keys[at], bodies)),
                Number(figure.Notices), Number(figure.Usable),
                Days(figure.MeanDays), Days(figure.MedianDays), Days(figure.P10Days), Days(figure.P90Days),
                Days(figure.MeanWorkingDays), Days(figure.MedianWorkingDays),
                Number(figure.Moved.Notices), Number(figure.BelowMinimum),
                .. figure.Excluded.Select(count => Number(count.Notices)),
                Number(figure.Awards.Calls), Number(figure.Awards.CallsSized),
                Number(figure.Awards.Winners), Number(figure.Awards.Sized), Number(figure.Awards.SmallFirms),
            ]);
        }

        csv.Flush();
    }

    /// <summary>How a group's key is written for programs: a body by its identifier.</summary>
    public static string? Key(LeadTimeKey key, string? value, IReadOnlyDictionary<string, NamedBody> bodies) =>
        key == LeadTimeKey.Entity && value is not null && bodies.TryGetValue(value, out var body)
            ? $"{body.Identifier.Scheme}:{body.Identifier.Id}" : value;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Days(double? days) =>
        LeadTimeRecord.Days(days)?.ToString("0.00", CultureInfo.InvariantCulture);
}
