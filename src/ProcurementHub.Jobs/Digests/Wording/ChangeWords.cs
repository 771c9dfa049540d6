using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>What moved since the reader was told, from what to what.</summary>
internal sealed class ChangeWords(DigestTexts texts, TimeZoneInfo zone)
{
    private const int MostDocuments = 5;

    internal IReadOnlyList<ChangeView> Of(DigestItem item) =>
        item.Told is not { } told ? []
        : [.. item.Changes.Select(change => Of(change.Field, told, item.Notice)).OfType<ChangeView>()];

    private ChangeView? Of(NoticeField field, NoticeContent before, NoticeContent after) => field switch
    {
        NoticeField.Title => Change(field, CleanText.OneLine(before.Title), CleanText.OneLine(after.Title)),
        NoticeField.Status => Change(field, texts.Of(before.Status), texts.Of(after.Status)),
        NoticeField.Deadline => Change(field, Deadline(before.Deadline), Deadline(after.Deadline)),
        NoticeField.Amount => Change(field, texts.Money(before.Amount), texts.Money(after.Amount)),
        NoticeField.Regions => Change(field, texts.Places(before), texts.Places(after)),
        NoticeField.Restart => Change(field, null, Restart(after.Restart)),
        NoticeField.Documents => Change(field, null, NewDocuments(before, after)),
        _ => null,
    };

    private ChangeView Change(NoticeField field, string? before, string after) => new(texts.Of(field), before, after);

    private string Deadline(Deadline deadline) =>
        deadline.At is { } at ? texts.DateAndTime(at, zone) : texts.NoDeadline(deadline.Basis);

    private string Restart(Restart? restart) =>
        texts.Restarted(
            restart?.At is { } at ? texts.DateAndTime(at, zone) : null,
            restart?.FromStage is { } stage ? CleanText.OneLine(stage) : null);

    private string NewDocuments(NoticeContent before, NoticeContent after)
    {
        var known = before.Documents.Select(document => document.Url).ToHashSet(StringComparer.Ordinal);
        var added = after.Documents.Where(document => !known.Contains(document.Url))
            .Select(document => CleanText.OneLine(document.Title ?? document.Url)).ToList();
        var shown = string.Join(", ", added.Take(MostDocuments));
        return added.Count > MostDocuments ? $"{shown} {texts.AndMore(added.Count - MostDocuments)}" : shown;
    }
}
