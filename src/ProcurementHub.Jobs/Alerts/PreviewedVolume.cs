using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Matching;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>What a subscription would have told in the last days.</summary>
public sealed record PreviewedVolume
{
    /// <summary>Of notices that a search may tell; of more, the reader is told their number and shown these.</summary>
    public const int MostADay = Runaways.MostADay;

    /// <summary>The first day that was counted.</summary>
    public required DateOnly First { get; init; }

    /// <summary>Today.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>
    /// The day since which the hub has read anything; null where it never has. What was published before was not seen when it
    /// was news, and is not counted.
    /// </summary>
    public required DateOnly? WatchedSince { get; init; }

    /// <summary>Which sources were read in time; what a late one holds is not counted yet.</summary>
    public required SourceReport Sources { get; init; }

    /// <summary>From Monday to Sunday, as far as they lie within the days, the latest first.</summary>
    public required IReadOnlyList<PreviewedWeek> Weeks { get; init; }

    /// <summary>The newest of what it would have told, one for a notice.</summary>
    public required IReadOnlyList<PreviewedNotice> Examples { get; init; }

    /// <summary>What was told on the day with the most of it.</summary>
    public required int BusiestDay { get; init; }

    /// <summary>There was so much that only a part was looked at; the numbers are about right.</summary>
    public required bool IsEstimate { get; init; }

    /// <summary>What annual plans hold for it; null where it does not ask for planned purchases by name.</summary>
    public PlannedVolume? Planned { get; init; }

    public int New => Weeks.Sum(week => week.New);

    public int Changed => Weeks.Sum(week => week.Changed);

    /// <summary>More than a digest takes: the reader would be told so, and shown a part.</summary>
    public bool IsRunaway => BusiestDay > MostADay;

    /// <summary>The hub was not there for all the days: what was not found may have been there.</summary>
    public bool IsYoung => WatchedSince is null || WatchedSince > First;

    /// <summary>Whether anything of the week could have been seen.</summary>
    public bool IsWatched(PreviewedWeek week) => WatchedSince <= week.Last;

    public int WatchedDays => WatchedSince is { } since ? Last.DayNumber - Math.Max(since.DayNumber, First.DayNumber) + 1 : 0;
}

/// <param name="New">Notices that were told for the first time; planned purchases are among them.</param>
/// <param name="Changed">Notices with changes, other than those.</param>
public sealed record PreviewedWeek(DateOnly First, DateOnly Last, int New, int Changed);

/// <param name="IsChange">It was told because something moved.</param>
public sealed record PreviewedNotice(
    NoticeKey Key, NoticeContent Content, bool IsChange, DateTimeOffset ObservedAt, IReadOnlyList<MatchReason> Reasons);
