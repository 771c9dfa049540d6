using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Brings to mind what the reader was told and what closes within three working days: once, in a mail that has news as well,
/// and only where there was more time when it was told. What was told yesterday with two days left needs no second word.
/// </summary>
internal sealed class Reminders(DigestReader reader, DigestMoment moment)
{
    /// <summary>What is to be shown; nothing that this mail tells of anyway.</summary>
    public List<DigestItem> Due(IReadOnlyList<ClosingNotice> closing, IReadOnlyList<UntoldNotice> untold)
    {
        if (closing.Count == 0)
            return [];
        var told = untold.Select(notice => notice.NoticeId).ToHashSet();
        return [.. closing.Where(notice => !told.Contains(notice.Notice.Id) && IsOpen(notice.Notice.Content) && IsSoon(notice.Notice.Content.Deadline.At)).Select(ItemOf)];
    }

    /// <summary>What is to be reminded of from now on, and what no more.</summary>
    public IReadOnlyList<ReminderMark> Marks(IEnumerable<DigestItem> told, IReadOnlyList<ClosingNotice> closing)
    {
        var marks = told.SelectMany(item => item.Others.Prepend(item)).Select(item => new ReminderMark(item.NoticeId, ClosingAt(item.Notice))).ToList();
        marks.AddRange(closing.Where(notice => IsSoon(notice.ClosingAt)).Select(notice => new ReminderMark(notice.Notice.Id, null)));
        return marks;
    }

    private DateTimeOffset? ClosingAt(NoticeContent notice) =>
        IsOpen(notice) && notice.Deadline.At is { } deadline && !IsSoon(deadline) ? deadline : null;

    private bool IsSoon(DateTimeOffset? deadline) =>
        deadline is { } at && at >= moment.Now
        && moment.Calendar.Between(reader.Rhythm.DayOf(moment.Now), reader.Rhythm.DayOf(at)) <= DigestMoment.SoonWorkingDays;

    private static bool IsOpen(NoticeContent notice) =>
        notice.Status is NoticeStatus.Open or NoticeStatus.Planned or NoticeStatus.Unknown;

    private static DigestItem ItemOf(ClosingNotice closing) => new(
        closing.Notice.Key, closing.Notice.Version, closing.Notice.Content, null, [],
        [.. closing.ReasonsJson.Distinct(StringComparer.Ordinal).SelectMany(MatchReasonJson.Read).Distinct()
            .OrderBy(reason => reason.Criterion).ThenBy(reason => reason.Basis)],
        [])
    {
        NoticeId = closing.Notice.Id,
        Procedure = closing.Notice.ProcedureId,
    };
}
