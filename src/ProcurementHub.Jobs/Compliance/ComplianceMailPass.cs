using System.Net.Mail;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>
/// Tells staff once a week who became overdue, who caught up, and which registers could not be read. The week goes from
/// Monday's hour of sending to the next, whenever the mail is made: what changed stands in one mail, and in one only.
/// </summary>
public sealed class ComplianceMailPass(
    ComplianceBook book, ComplianceMailStore store, SourceCatalog catalog, HubLinks links, IOptionsMonitor<StaffOptions> staff,
    IOptions<SiteOptions> site, IOptions<MailOptions> mail, TimeProvider time)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <returns>How many mails were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var period = DigestPeriod.Current(Frequency.Weekly, new MailRhythm(site.Value.SendHour, site.Value.Zone), now)!;
        var wanted = await store.WithoutAsync(staff.CurrentValue.Emails.Where(email => MailAddress.TryCreate(email.Trim(), out _)), period.Key, cancellationToken);
        if (wanted.Count == 0)
            return 0;
        var (from, until) = (period.Start - Week, period.Start);
        var years = await NewsAsync(from, until, cancellationToken);
        if (years.Count == 0)
            return 0;

        var language = site.Value.Locale;
        var writing = new ComplianceMail(ComplianceMailWords.Of(language), language, links, id => NameOf(id, language));
        var made = 0;
        foreach (var email in wanted)
        {
            var draft = OutboxMails.Draft(writing.Write(email, mail.Value.Sender, DayOf(from), DayOf(until), years, now));
            if (await store.AddAsync(email, period.Key, draft, now, cancellationToken))
                made++;
        }

        return made;
    }

    /// <summary>Of this year's plans and those of the year before; none where no list of bodies was read.</summary>
    private async Task<IReadOnlyList<ComplianceNews>> NewsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var news = new List<ComplianceNews>();
        foreach (var country in book.Countries)
        {
            for (var year = DayOf(until).Year; year >= DayOf(until).Year - 1; year--)
            {
                if (await AtAsync(country, year, until, cancellationToken) is { Rows.Count: > 0 } now && await AtAsync(country, year, from, cancellationToken) is { } before)
                    news.Add(ComplianceNews.Between(before, now));
            }
        }

        return news;
    }

    private Task<ComplianceYear?> AtAsync(string country, int year, DateTimeOffset instant, CancellationToken cancellationToken) =>
        book.DutyOf(country, year) is { } duty
            ? book.ReadAsync(country, year, new(duty.DayOf(instant), instant), cancellationToken)
            : Task.FromResult<ComplianceYear?>(null);

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, site.Value.Zone).DateTime);

    private string NameOf(string source, string language) =>
        (language == "en" ? catalog.Find(source)?.Title?.En : catalog.Find(source)?.Title?.Es) ?? source;
}
