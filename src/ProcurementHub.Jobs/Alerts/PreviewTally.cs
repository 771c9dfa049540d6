using ProcurementHub.Jobs.Digests;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>Counts what a subscription would have told, by days and weeks. A notice counts once a week, and once a day.</summary>
/// <param name="everyOne">For how many notices each that is looked at stands.</param>
internal sealed class PreviewTally(DateOnly first, DateOnly last, double everyOne, int examples)
{
    private readonly HashSet<(DateOnly Day, long Notice)> onDays = [];

    // True where the notice was new in that week: then its changes are part of the same news.
    private readonly Dictionary<(DateOnly Monday, long Notice), bool> inWeeks = [];
    private readonly Dictionary<long, PreviewedNotice> newest = [];

    public void Add(long noticeId, DateOnly day, PreviewedNotice notice)
    {
        onDays.Add((day, noticeId));
        var week = (Monday(day), noticeId);
        inWeeks[week] = !notice.IsChange || inWeeks.GetValueOrDefault(week);

        if (!newest.TryGetValue(noticeId, out var known) || known.ObservedAt < notice.ObservedAt)
            newest[noticeId] = notice;
        if (newest.Count > 50 * examples)
            Forget();
    }

    public PreviewedVolume Counted(DateOnly? watchedSince, SourceReport sources, bool isEstimate)
    {
        Forget();
        return new PreviewedVolume
        {
            First = first,
            Last = last,
            WatchedSince = watchedSince,
            Sources = sources,
            Weeks = [.. Weeks()],
            Examples = [.. newest.Values.OrderByDescending(notice => notice.ObservedAt).ThenBy(notice => notice.Key.ToString(), StringComparer.Ordinal)],
            BusiestDay = onDays.Count == 0 ? 0 : Scaled(onDays.CountBy(told => told.Day).Max(day => day.Value)),
            IsEstimate = isEstimate,
        };
    }

    private IEnumerable<PreviewedWeek> Weeks()
    {
        var counts = inWeeks.CountBy(told => (told.Key.Monday, IsNew: told.Value)).ToDictionary();
        for (var monday = Monday(last); monday.AddDays(7) > first; monday = monday.AddDays(-7))
        {
            var sunday = monday.AddDays(6);
            yield return new PreviewedWeek(
                monday < first ? first : monday, sunday > last ? last : sunday,
                Scaled(counts.GetValueOrDefault((monday, true))), Scaled(counts.GetValueOrDefault((monday, false))));
        }
    }

    /// <summary>All but the newest: the contents of thousands need not be kept.</summary>
    private void Forget()
    {
        foreach (var (id, _) in newest.OrderByDescending(notice => notice.Value.ObservedAt).ThenBy(notice => notice.Value.Key.ToString(), StringComparer.Ordinal).Skip(examples).ToList())
            newest.Remove(id);
    }

    private int Scaled(int count) => (int)Math.Round(count * everyOne);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
