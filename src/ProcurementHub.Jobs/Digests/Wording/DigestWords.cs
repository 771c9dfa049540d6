using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>Puts a digest into the reader's language, clock and way of writing dates and amounts.</summary>
internal sealed class DigestWords
{
    private const int LongestSubject = 110;
    private const int LongestPreview = 140;

    private readonly Digest digest;
    private readonly HubLinks links;
    private readonly DigestTexts texts;
    private readonly TimeZoneInfo zone;
    private readonly ChangeWords changes;
    private readonly PlanWords plan;

    private DigestWords(Digest digest, HubLinks links)
    {
        this.digest = digest;
        this.links = links;
        texts = DigestTexts.For(digest.Reader.Language);
        zone = digest.Reader.Zone;
        changes = new ChangeWords(texts, zone);
        plan = new PlanWords(texts, links);
    }

    internal static DigestView Of(Digest digest, HubLinks links) => new DigestWords(digest, links).View();

    private DigestView View() => new()
    {
        Language = texts.Language,
        Subject = Subject(),
        Preview = Preview(),
        ListName = texts.ListName,
        Heading = Counts(),
        Day = texts.Capital(texts.Date(digest.ComposedAt, zone)),
        Notes = [.. Notes()],
        Sections = [.. Sections()],
        More = digest.More == 0
            ? null
            : new LinkView(
                texts.More(texts.Counts(digest.Sections.Where(section => section.More > 0).ToDictionary(section => section.Kind, section => section.More))),
                links.Told(digest.Reader.Token, digest.Period)),
        Closing = [.. Closing()],
        Why = texts.Why(CleanText.OneLine(digest.Reader.Email)),
        Manage = new LinkView(texts.Manage, links.Subscriptions(digest.Reader.Token)),
        Unsubscribe = new LinkView(texts.Unsubscribe, links.Unsubscribe(digest.Reader.Token)),
    };

    /// <summary>"3 convocatorias nuevas y 1 cambio: textiles, Lima".</summary>
    private string Subject()
    {
        var reasons = digest.Items.SelectMany(item => item.Reasons).Concat(digest.Plans?.Items.SelectMany(item => item.Reasons) ?? []).ToList();
        string?[] about =
        [
            Commonest(reasons, MatchCriterion.Sector) is { } sector ? Lower(sector) : Commonest(reasons, MatchCriterion.Keyword),
            Commonest(reasons, MatchCriterion.Region),
        ];
        var counts = Counts();
        var tail = string.Join(", ", about.OfType<string>());
        return CleanText.Shorten(tail.Length == 0 ? counts : $"{counts}: {tail}", LongestSubject);
    }

    private string Counts() => digest.SilentDays is { } days
        ? texts.SilentHeading(days)
        : texts.Counts(digest.Sections.Select(section => (section.Kind, section.Total))
            .Concat(digest.Plans is { } plans ? PlanWords.Counts(plans) : [])
            .ToDictionary(section => section.Item1, section => section.Item2));

    private IEnumerable<NoteView> Notes()
    {
        if (digest.SilentDays is { } days)
            yield return new NoteView(texts.Silent(days), null);
        foreach (var search in digest.Runaways)
            yield return new NoteView(
                texts.Runaway(CleanText.OneLine(search.Name), search.Found, search.Taken),
                new LinkView(texts.Narrow, links.Subscriptions(digest.Reader.Token)));
    }

    private string? Commonest(List<MatchReason> reasons, MatchCriterion criterion) =>
        reasons.Where(reason => reason.Criterion == criterion)
            .GroupBy(reason => reason.Value)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => CleanText.OneLine(ReasonWords.Value(group.First(), texts)))
            .FirstOrDefault();

    private string Preview()
    {
        if (digest.Items.FirstOrDefault() is not { } first)
            return CleanText.Shorten(digest.Plans is { } plans ? plan.Preview(plans.Items[0]) : string.Join(' ', Closing()), LongestPreview);
        var urgency = Urgency(first) is { } left ? texts.Capital(left.Text) + ": " : "";
        return CleanText.Shorten($"{urgency}{CleanText.OneLine(first.Notice.Title)} · {NoticeFacts.EntityOf(first.Notice, texts)}", LongestPreview);
    }

    private IEnumerable<SectionView> Sections()
    {
        foreach (var section in digest.Sections.Where(section => section.Items.Count > 0))
            yield return new SectionView(texts.Of(section.Kind), [.. section.Items.Select(Item)]);
        if (digest.Plans is { } plans)
            yield return plan.Section(plans, digest.Reader.Token, digest.Period);
    }

    private ItemView Item(DigestItem item) => Item(item, NoticeFacts.Of(item.Notice, texts, zone));

    private ItemView Item(DigestItem item, NoticeFacts facts) => new(
        facts.Title,
        Urgency(item),
        facts.Badges,
        changes.Of(item),
        facts.Facts,
        texts.ReasonLabel,
        texts.Capital(ReasonWords.Of(item.Reasons, texts)),
        new LinkView(texts.HubLink, links.Notice(item.Key)),
        facts.SourceUrl is { } url ? new LinkView(texts.SourceLink, url) : null)
    {
        Others = [.. item.Others.Select(Other)],
        Calendar = IsToCome(item.Notice) ? new LinkView(texts.CalendarLink, links.Calendar(item.Key)) : null,
        NotForMe = new LinkView(texts.NotForMe, links.NotForMe(digest.Reader.Token, item.Key)),
    };

    private bool IsToCome(NoticeContent notice) => notice.Status != NoticeStatus.Cancelled && notice.Deadline.At > digest.ComposedAt;

    /// <summary>Another notice of the procedure, at its source where that has a page for it.</summary>
    private LinkView Other(DigestItem item) => CleanText.WebAddress(item.Notice.Url) is { } url
        ? new LinkView(texts.AlsoAt(new Uri(url).Host), url)
        : new LinkView(texts.AlsoAt(item.Key.SourceId), links.Notice(item.Key));

    private UrgencyView? Urgency(DigestItem item)
    {
        if (item.Notice.Status is NoticeStatus.Cancelled or NoticeStatus.Suspended || item.Notice.Deadline.At is not { } deadline)
            return null;

        // Days on the reader's calendar: at 23:00, "tomorrow" is an hour away.
        var (today, last) = (DayOf(digest.ComposedAt), DayOf(deadline));
        var workingDays = digest.Calendar.Between(today, last);
        return new UrgencyView(texts.DaysLeft(last.DayNumber - today.DayNumber, workingDays), workingDays <= DigestMoment.SoonWorkingDays);
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private IEnumerable<string> Closing()
    {
        if (digest.LeftOut.Closed > 0)
            yield return texts.LeftOutClosed(digest.LeftOut.Closed);
        if (digest.LeftOut.Unmoved > 0)
            yield return texts.LeftOutUnmoved(digest.LeftOut.Unmoved);
        if (digest.Sources.OnTime > 0)
            yield return texts.SourcesOnTime(digest.Sources.OnTime);
        if (digest.Sources.Late.Count > 0)
            yield return $"{texts.SourcesLate(digest.Sources.Late.Count)} {string.Join("; ", digest.Sources.Late.Select(Late))}.";
        yield return digest.NextAt is { } next ? texts.NextMail(texts.DateAndTime(next, zone)) : texts.NoNextMail;
        yield return texts.Zone(zone.Id.Split('/')[^1].Replace('_', ' '));
    }

    private string Late(LateSource source) =>
        $"{CleanText.OneLine(source.Title)} ({(source.LastSuccess is { } at ? texts.LateSince(texts.DateAndTime(at, zone)) : texts.NeverRead)})";

    /// <summary>Within a sentence names of trades are small, unless they are abbreviations.</summary>
    private string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLower(text[0], texts.Culture) + text[1..];
}
