using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>What is said of a notice to all readers of one language and one clock; put into words once for all of them.</summary>
internal sealed record NoticeFacts(string Title, IReadOnlyList<string> Badges, IReadOnlyList<FactView> Facts, string? SourceUrl)
{
    // Goes with the content that it is of.
    private static readonly ConditionalWeakTable<NoticeContent, ConcurrentDictionary<(string Language, string Zone), NoticeFacts>> made = [];

    public static NoticeFacts Of(NoticeContent notice, DigestTexts texts, TimeZoneInfo zone) =>
        made.GetOrCreateValue(notice).GetOrAdd((texts.Language, zone.Id), _ => Make(notice, texts, zone));

    private static NoticeFacts Make(NoticeContent notice, DigestTexts texts, TimeZoneInfo zone) => new(
        CleanText.OneLine(notice.Title), [.. BadgesOf(notice, texts)], [.. FactsOf(notice, texts, zone)], CleanText.WebAddress(notice.Url));

    private static IEnumerable<string> BadgesOf(NoticeContent notice, DigestTexts texts)
    {
        if (notice.Status is NoticeStatus.Cancelled or NoticeStatus.Suspended or NoticeStatus.Planned)
            yield return texts.Capital(texts.Of(notice.Status));
        if (notice.SmeReserved == true)
            yield return texts.SmeReserved;
    }

    private static IEnumerable<FactView> FactsOf(NoticeContent notice, DigestTexts texts, TimeZoneInfo zone)
    {
        yield return new FactView(texts.EntityLabel, EntityOf(notice, texts));
        yield return new FactView(texts.DeadlineLabel, notice.Deadline.At is { } at
            ? texts.DateAndTime(at, zone)
            : texts.NoDeadline(notice.Deadline.Basis));
        yield return new FactView(texts.AmountLabel, texts.Money(notice.Amount));
        yield return new FactView(texts.PlaceLabel, texts.Places(notice));
        if (notice.Category != ProcurementCategory.Unknown)
            yield return new FactView(texts.ObjectLabel, texts.Of(notice.Category));
        if (notice.ProcedureCode is { } code)
            yield return new FactView(texts.CodeLabel, CleanText.OneLine(code));
        yield return new FactView(texts.PublishedLabel, notice.Published is { } published ? texts.DateAndTime(published, zone) : texts.NotSaid);
    }

    public static string EntityOf(NoticeContent notice, DigestTexts texts) =>
        CleanText.OneLine(notice.Entity?.Name) is { Length: > 0 } name ? name : texts.NotSaid;
}
