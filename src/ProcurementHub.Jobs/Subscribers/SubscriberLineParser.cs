using System.Globalization;
using System.Net.Mail;
using ProcurementHub.Core;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Subscribers;

/// <summary>
/// Understands a line of a file of subscribers: who is told, when, and by <see cref="CriteriaParser"/> of what. An empty
/// cell leaves what the subscriber has chosen, and gives a new one the usual.
/// </summary>
/// <param name="country">Code of the country whose places are meant where others have the same name.</param>
public sealed class SubscriberLineParser(SectorList sectors, RegionTree regions, string country)
{
    private const int LastHour = 23;

    private readonly CriteriaParser criteriaParser = new(sectors, regions, country);

    public Parsed<SubscriberLine> Parse(int line, IReadOnlyDictionary<string, string> cells)
    {
        string Cell(string column) => cells.GetValueOrDefault(column, "");

        if (!MailAddress.TryCreate(Cell(SubscriberColumns.Email), out var address) || address.Address != Cell(SubscriberColumns.Email))
            return Failed($"email: '{Cell(SubscriberColumns.Email)}' is not a mail address");
        var locale = Cell(SubscriberColumns.Locale).ToLowerInvariant();
        if (locale is not ("" or "es" or "en"))
            return Failed($"locale: '{locale}' is not es or en");

        var criteria = criteriaParser.Parse(cells);
        var frequency = OfFrequency(Cell(SubscriberColumns.Frequency));
        var zone = Zone(Cell(SubscriberColumns.TimeZone));
        var hour = Hour(Cell(SubscriberColumns.SendHour), SubscriberColumns.SendHour);
        var from = Hour(Cell(SubscriberColumns.QuietFrom), SubscriberColumns.QuietFrom);
        var until = Hour(Cell(SubscriberColumns.QuietUntil), SubscriberColumns.QuietUntil);
        var day = Day(Cell(SubscriberColumns.WeeklyDay));
        var pause = Pause(Cell(SubscriberColumns.PausedUntil));
        var reason = criteria.Reason ?? frequency.Reason ?? zone.Reason ?? hour.Reason ?? from.Reason ?? until.Reason ?? day.Reason ?? pause.Reason;
        if (reason is not null)
            return Failed(reason);

        var name = Cell(SubscriberColumns.Name);
        return Parsed.Of(new SubscriberLine(
            line, address.Address, name.Length == 0 ? null : name, locale.Length == 0 ? null : locale, criteria.Value, frequency.Value)
        {
            TimeZone = zone.Value,
            SendHour = hour.Value,
            QuietFrom = from.Value,
            QuietUntil = until.Value,
            WeeklyDay = day.Value,
            PausedUntil = pause.Value,
        });
    }

    private static Parsed<SubscriberLine> Failed(string reason) => Parsed.Failed<SubscriberLine>(reason);

    private static Parsed<string?> Zone(string text) =>
        text.Length == 0 ? Parsed.Of<string?>(null)
        : TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) ? Parsed.Of<string?>(text)
        : Parsed.Failed<string?>($"time_zone: '{text}' is not a time zone such as America/Lima");

    private static Parsed<int?> Hour(string text, string column) =>
        text.Length == 0 ? Parsed.Of<int?>(null)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= LastHour ? Parsed.Of<int?>(hour)
        : Parsed.Failed<int?>($"{column}: '{text}' is not an hour from 0 to {LastHour}");

    private static Parsed<int?> Day(string text) =>
        text.Length == 0 ? Parsed.Of<int?>(null)
        : WeekdayWords.Parse(text) is { } day ? Parsed.Of<int?>(day)
        : Parsed.Failed<int?>($"weekly_day: '{text}' is not a day such as monday");

    private static Parsed<DateTimeOffset?> Pause(string text) =>
        text.Length == 0 ? Parsed.Of<DateTimeOffset?>(null)
        : DateTimeOffset.TryParseExact(text, SubscriberColumns.InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? Parsed.Of<DateTimeOffset?>(until)
        : Parsed.Failed<DateTimeOffset?>($"paused_until: '{text}' is not an instant such as 2026-08-10T00:00:00-05:00");

    private static Parsed<Frequency> OfFrequency(string text) => text.ToLowerInvariant() switch
    {
        "" or "daily" or "diaria" => Parsed.Of(Frequency.Daily),
        "hourly" or "as_found" or "as found" or "immediate" => Parsed.Of(Frequency.Hourly),
        "weekly" or "semanal" => Parsed.Of(Frequency.Weekly),
        "off" => Parsed.Of(Frequency.Off),
        _ => Parsed.Failed<Frequency>($"frequency: '{text}' is not hourly, daily, weekly or off"),
    };
}
