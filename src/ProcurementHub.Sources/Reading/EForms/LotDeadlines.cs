using System.Globalization;

namespace ProcurementHub.Sources.Reading.EForms;

/// <summary>
/// The dates of the lots. A firm must act by the first of them: in a procedure of two stages by the request to
/// take part, and of several lots, of which it may want any, by the one that ends first.
/// </summary>
internal static class LotDeadlines
{
    private const int MostNamed = 5;

    private static readonly (string Name, Func<ProcurementPart, DateAndTime> Of)[] kinds =
    [
        ("Deadline for receipt of tenders", lot => lot.Tenders),
        ("Deadline for receipt of requests to participate", lot => lot.Requests),
        ("Deadline for receipt of expressions of interest", lot => lot.Interest),
        ("Deadline for requests of additional information", lot => lot.Questions),
    ];

    public static void Read(EFormsNotice notice, List<ProcurementPart> lots, TimeZoneInfo zone, SourceRecord record)
    {
        var sent = notice.Sent.Instant(zone);
        var ends = lots.Select(lot => Earliest([lot.Tenders, lot.Requests, lot.Interest], zone, after: null)).OfType<DateAndTime>().ToList();
        record.Add(FieldNames.Deadline, Earliest(ends, zone, sent)?.Text);
        record.Add(FieldNames.ConsultationsUntil, Earliest(lots.Select(lot => lot.Questions), zone, sent)?.Text);
        if (ends.Select(end => end.Text).Distinct().Count() > 1)
            record.Note(FieldNames.Deadline, "differs between the lots; the first that is not over counts", Told(lots, zone));
        foreach (var (name, of) in kinds)
            AddStages(name, lots, of, record);
    }

    /// <param name="after">A change repeats the dates of lots that are over by then; they are passed over while another is not.</param>
    private static DateAndTime? Earliest(IEnumerable<DateAndTime> dates, TimeZoneInfo zone, DateTimeOffset? after)
    {
        var known = dates.Where(date => date.Text is not null).Select(date => (Date: date, At: date.Instant(zone))).ToList();
        var readable = known.Where(date => date.At is not null).OrderBy(date => date.At).ToList();
        return readable.Find(date => after is null || date.At > after).Date ?? readable.FirstOrDefault().Date ?? known.FirstOrDefault().Date;
    }

    private static string Told(List<ProcurementPart> lots, TimeZoneInfo zone) => RawText.Cut(string.Join("; ", lots.Select(lot =>
        $"{lot.Id}: {Earliest([lot.Tenders, lot.Requests, lot.Interest], zone, after: null)?.Text ?? "none"}")));

    /// <summary>One stage for each date, with the lots that it holds for where it does not hold for all.</summary>
    private static void AddStages(string name, List<ProcurementPart> lots, Func<ProcurementPart, DateAndTime> of, SourceRecord record)
    {
        foreach (var sharing in lots.Where(lot => of(lot).Text is not null).GroupBy(lot => of(lot).Text!))
        {
            var members = sharing.ToList();
            record.Stages.Add(new StageText(members.Count == lots.Count ? name : $"{name} ({Names(members)})", null, sharing.Key));
        }
    }

    private static string Names(List<ProcurementPart> lots)
    {
        var names = string.Join(", ", lots.Take(MostNamed).Select(lot => lot.Id));
        return lots.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"{names} and {lots.Count - MostNamed} more") : names;
    }
}
