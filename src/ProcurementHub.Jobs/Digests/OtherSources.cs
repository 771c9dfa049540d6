using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// What the reader knows of a call because another source was told. A second portal that brings the call a day later
/// is no news, but what it says differently may be, and a lost alert is worse than a repeated one. So:
/// <list type="bullet">
/// <item>Only another source counts. Two notices of one source are two to it, and are told as two.</item>
/// <item>Only the same call counts. Where both sources number it, the numbers decide. Where one does not, only an equal
/// deadline does: a second call has a later one. Where neither does, the link itself says that they are one, for the
/// code then includes whatever counts the calls; unless the one was published when the other had closed.</item>
/// <item>What was told last counts. A source that lags behind with what was true before moves it back for the reader,
/// who cannot know which of the two is right, and is shown it.</item>
/// <item>Deadline, status, amount and restart are compared, for these a bidder acts on. Titles, places and files differ
/// between portals by their manners alone. A side that does not say contradicts nothing, with one exception: the
/// deadline, where the reader was told that there is none.</item>
/// </list>
/// A call without a deadline that agrees in all that it says is settled as known. That is the one place where nothing
/// is shown on the strength of a link, and links bear the same entity and code, or the same ocid.
/// </summary>
internal static class OtherSources
{
    /// <summary>As the reader was last told the call; null where they were not.</summary>
    public static NoticeContent? LastTold(UntoldNotice notice)
    {
        var told = notice.ToldElsewhere.Where(other => IsSameCall(other.Content, notice.Latest)).ToList();
        if (told.Count == 0)
            return null;
        var last = told.Max(other => other.At);
        var candidates = told.Where(other => other.At == last).OrderBy(other => other.Key.ToString(), StringComparer.Ordinal).Select(other => other.Content).ToList();
        return candidates.Find(other => Compare(other, notice.Latest).Count == 0) ?? candidates[0];
    }

    /// <summary>What the notice says otherwise than the reader was told from another source.</summary>
    public static IReadOnlyList<NoticeChange> Compare(NoticeContent told, NoticeContent latest) =>
        [.. NoticeComparison.Compare(told, latest).Where(change => Differs(change, told, latest))];

    /// <summary>Those of a notice's own changes that no other source has told since the notice itself was.</summary>
    public static IReadOnlyList<NoticeChange> NotToldSince(UntoldNotice notice, IReadOnlyList<NoticeChange> changes)
    {
        if (notice.ToldAt is not { } toldAt || changes.Count == 0)
            return changes;
        var since = notice.ToldElsewhere.Where(other => other.At > toldAt && IsSameCall(other.Content, notice.Latest)).ToList();
        if (since.Count == 0)
            return changes;
        var last = since.MaxBy(other => other.At)!.Content;
        return [.. changes.Where(change => !SaysTheSame(change.Field, last, notice.Latest))];
    }

    private static bool IsSameCall(NoticeContent told, NoticeContent latest)
    {
        if (told.Call is { } call && latest.Call is { } other)
            return call == other;
        if (told.Call is not null || latest.Call is not null)
            return told.Deadline.At is { } deadline && deadline == latest.Deadline.At;
        return !(latest.Published > told.Deadline.At) && !(told.Published > latest.Deadline.At);
    }

    private static bool Differs(NoticeChange change, NoticeContent told, NoticeContent latest) => change.Field switch
    {
        NoticeField.Deadline => latest.Deadline.At is not null,
        NoticeField.Status => told.Status != NoticeStatus.Unknown && latest.Status != NoticeStatus.Unknown,
        NoticeField.Amount => told.Amount.State == AmountState.Published && latest.Amount.State == AmountState.Published,
        NoticeField.Restart => latest.Restart is not null,
        _ => false,
    };

    private static bool SaysTheSame(NoticeField field, NoticeContent told, NoticeContent latest) => field switch
    {
        NoticeField.Deadline => told.Deadline.At is { } deadline && deadline == latest.Deadline.At,
        NoticeField.Status => told.Status == latest.Status,
        NoticeField.Amount => told.Amount == latest.Amount,
        NoticeField.Restart => told.Restart is { } restart && restart == latest.Restart,
        _ => false,
    };
}
