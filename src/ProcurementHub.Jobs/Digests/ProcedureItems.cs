using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Makes one item of notices of one procedure that say the same. Each notice was judged by itself before, so that none
/// is left out for another's sake; and nothing that differs is hidden behind another: notices of two calls, with two
/// deadlines, in two states or with two sets of changes stay two items. What is told is kept for each notice.
/// </summary>
internal static class ProcedureItems
{
    public static List<DigestItem> Join(List<DigestItem> items)
    {
        var joined = new List<DigestItem>(items.Count);
        joined.AddRange(items.Where(item => item.Procedure is null));
        foreach (var procedure in items.Where(item => item.Procedure is not null).GroupBy(item => item.Procedure))
            joined.AddRange(JoinOne([.. procedure.OrderBy(item => item.Key.ToString(), StringComparer.Ordinal)]));
        return joined;
    }

    private static IEnumerable<DigestItem> JoinOne(List<DigestItem> items)
    {
        var groups = new List<List<DigestItem>>();

        // Those that say most come first: one that says little must not stand between two that contradict each other.
        foreach (var item in items.OrderByDescending(Richness).ThenByDescending(item => item.Notice.Published))
        {
            if (groups.Find(group => group.TrueForAll(other => SaysTheSame(item, other))) is { } group)
                group.Add(item);
            else
                groups.Add([item]);
        }

        return groups.Select(group => group.Count == 1 ? group[0] : group[0] with
        {
            Others = [.. group.Skip(1)],
            Reasons = [.. group.SelectMany(item => item.Reasons).Distinct().OrderBy(reason => reason.Criterion).ThenBy(reason => reason.Basis)],
        });
    }

    private static bool SaysTheSame(DigestItem one, DigestItem other) =>
        Agree(one.Notice.Call, other.Notice.Call)
        && Agree(one.Notice.Deadline.At, other.Notice.Deadline.At)
        && (one.Notice.Status == other.Notice.Status || one.Notice.Status == NoticeStatus.Unknown || other.Notice.Status == NoticeStatus.Unknown)
        && one.Changes.ToHashSet().SetEquals(other.Changes);

    /// <summary>What one does not say does not contradict the other.</summary>
    private static bool Agree<T>(T? one, T? other)
        where T : struct, IEquatable<T> =>
        one is not { } first || other is not { } second || first.Equals(second);

    private static int Richness(DigestItem item)
    {
        var notice = item.Notice;
        return (notice.Deadline.At is null ? 0 : 8) + (notice.Amount.State == AmountState.Published ? 4 : 0)
            + (CanBeOpened(notice) ? 2 : 0) + (notice.Schedule.Count > 0 ? 1 : 0);
    }

    private static bool CanBeOpened(NoticeContent notice) => Uri.TryCreate(notice.Url, UriKind.Absolute, out _);
}
