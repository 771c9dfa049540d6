using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using ProcurementHub.Core.Entities;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>The weekly mail to staff, put into words once for all of them.</summary>
/// <param name="sourceName">What a source is called in the mail's language.</param>
internal sealed class ComplianceMail(ComplianceMailWords words, string language, HubLinks links, Func<string, string> sourceName)
{
    private const int Named = 40;

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "es-PE");

    public OutgoingMail Write(string to, MailAddress from, DateOnly since, DateOnly until, IReadOnlyList<ComplianceNews> years, DateTimeOffset at)
    {
        var subject = string.Format(culture, words.Subject, Day(until));
        var sections = years.SelectMany(Sections).ToList();
        var opening = string.Format(culture, words.Opening, Day(since), Day(until));
        if (sections.Count == 0)
            sections.Add((words.Quiet, []));
        return new OutgoingMail
        {
            MessageId = MessageId.Of(LinkToken.New(), from),
            From = from,
            To = new MailAddress(to),
            Subject = subject,
            Date = at,
            Headers = [new MailHeader("Auto-Submitted", "auto-generated"), new MailHeader("Content-Language", language)],
            Text = Text(opening, sections),
            Html = Html(subject, opening, sections),
        };
    }

    private IEnumerable<(string Title, IReadOnlyList<string> Lines)> Sections(ComplianceNews news)
    {
        var year = news.Year.Year;
        var place = news.Year.Country;
        if (news.Overdue.Count > 0)
            yield return (string.Format(culture, words.Overdue, news.Overdue.Count, place, year), Lines(news.Overdue, row => string.Format(culture, words.OverdueBy, row.Verdict.WorkingDays ?? 0)));
        if (news.Cured.Count > 0)
            yield return (string.Format(culture, words.Cured, news.Cured.Count, place, year), Lines(news.Cured, row => row.Verdict.Published is { } day ? string.Format(culture, words.CuredOn, Day(day)) : ""));
        if (news.CureOver.Count > 0)
            yield return (string.Format(culture, words.CureOver, news.CureOver.Count, place, year), Lines(news.CureOver, row => string.Format(culture, words.CureOverOn, Day(row.Verdict.Cure!.Until))));
        if (news.Unread.Count > 0)
        {
            yield return (string.Format(culture, words.Unread, place, year),
            [
                .. news.Unread.Select(register => register.FailingSince is { } failing
                    ? string.Format(culture, words.UnreadSince, sourceName(register.Register.Source), Day(news.Year.Duty.DayOf(failing)), CleanText.OneLine(register.Reason))
                    : string.Format(culture, words.NeverRead, sourceName(register.Register.Source))),
            ]);
        }
    }

    private List<string> Lines(IReadOnlyList<ComplianceRow> rows, Func<ComplianceRow, string> say)
    {
        var lines = rows.Take(Named).Select(row => $"{CleanText.OneLine(row.Name)} ({Id(row.Entity)}): {say(row)}").ToList();
        if (rows.Count > Named)
            lines.Add(string.Format(culture, words.More, rows.Count - Named));
        return lines;
    }

    private string Text(string opening, IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> sections)
    {
        var text = new StringBuilder().Append(opening).Append('\n');
        foreach (var (title, lines) in sections)
        {
            text.Append('\n').Append(title).Append('\n');
            foreach (var line in lines)
                text.Append("- ").Append(line).Append('\n');
        }

        return text.Append('\n').Append(words.See).Append('\n').Append(links.Compliance).Append('\n').ToString();
    }

    private string Html(string subject, string opening, IReadOnlyList<(string Title, IReadOnlyList<string> Lines)> sections)
    {
        var paragraphs = new List<string> { Escaped(opening) };
        foreach (var (title, lines) in sections)
            paragraphs.Add($"<strong>{Escaped(title)}</strong>{string.Concat(lines.Select(line => $"<br>\n{Escaped(line)}"))}");
        return LinkMail.Html(language, subject, paragraphs, links.Compliance, words.Button, words.See);
    }

    private static string Id(EntityIdentifier? entity) => entity is null ? "-" : CleanText.OneLine(entity.ToString());

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private string Day(DateOnly day) => day.ToString(language == "en" ? "d MMMM yyyy" : "d 'de' MMMM 'de' yyyy", culture);
}
