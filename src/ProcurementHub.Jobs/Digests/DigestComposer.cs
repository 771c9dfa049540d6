using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Makes one digest of one subscriber's untold matches. A notice is one item, however many subscriptions and
/// versions matched: what counts is what the reader was last told and what is true now. A notice that is told
/// settles all its matches, also those of a subscription whose own turn has not come, so that it never comes twice.
/// </summary>
public static class DigestComposer
{
    /// <summary>More than a person reads in one mail; the rest is on the site.</summary>
    public const int MostItems = 40;

    public static Composition Compose(
        DigestReader reader, DigestMaterial material, DigestSchedule schedule, DigestMoment moment, int mostItems = MostItems)
    {
        var (fresh, changed, planned) = (new List<DigestItem>(), new List<DigestItem>(), new List<DigestItem>());
        var settled = new List<ToldMatch>();
        var (closed, unmoved, known) = (0, 0, 0);

        foreach (var notice in material.Untold.Where(notice => notice.Matches.Any(match => schedule.Due.Contains(match.Frequency))))
        {
            var item = ItemOf(notice);
            switch (Judge(item, moment.Now))
            {
                case Verdict.Fresh: (item.Notice.Status == NoticeStatus.Planned ? planned : fresh).Add(item); continue;
                case Verdict.Changed: changed.Add(item); continue;
                case Verdict.Closed: closed++; break;
                case Verdict.Known:
                    known++;
                    settled.AddRange(item.Settled);
                    continue;
                default: unmoved++; break;
            }
            settled.AddRange(item.MatchIds.Select(id => new ToldMatch(id, null)));
        }

        var reminders = new Reminders(reader, moment);
        var closing = reminders.Due(material.Closing, material.Untold);
        var runaways = Runaways.Of(fresh, reader, material.LastHeard, moment.Now);
        settled.AddRange(runaways.Spared.SelectMany(item => item.Settled));
        DigestSection[] sections =
        [
            Section(DigestSectionKind.Fresh, runaways.Kept), Section(DigestSectionKind.Changed, changed),
            Section(DigestSectionKind.Closing, closing), Section(DigestSectionKind.Planned, planned),
        ];
        var told = sections.Where(section => section.Kind != DigestSectionKind.Closing).SelectMany(section => section.Items).ToList();
        settled.AddRange(told.SelectMany(item => item.Settled));

        var leftOut = new DigestLeftOut(closed, unmoved, known, material.Plans.LeftOut);
        var silentDays = material.LastHeard < moment.SilentSince ? (int?)Math.Round((moment.Now - material.LastHeard.Value).TotalDays) : null;

        // What was told before is no news: it comes with a mail that has some, and makes none by itself.
        var isEmpty = material.Plans.Told is null && sections.All(section => section.Kind == DigestSectionKind.Closing || section.Items.Count == 0);
        if (isEmpty && silentDays is null)
            return new Composition(null, settled, leftOut) { SettledPlans = material.Plans.Settled };

        var digest = new Digest
        {
            Reader = reader,
            Period = schedule.Period.Key,
            ComposedAt = moment.Now,
            Sections = Shares.Of(sections, mostItems),
            Plans = material.Plans.Told,
            LeftOut = leftOut,
            Sources = moment.Sources,
            Calendar = moment.Calendar,
            Runaways = runaways.Searches,
            SilentDays = isEmpty ? silentDays : null,
            NextAt = DigestPeriod.Current(reader.Shortest, reader.Rhythm, moment.Now)?.End is { } end
                ? reader.Shortest == Core.Subscriptions.Frequency.Hourly ? reader.Rhythm.WhenNotQuiet(end) : end
                : null,
        };
        return new Composition(digest, settled, leftOut) { SettledPlans = material.Plans.Settled, Reminders = reminders.Marks(told, material.Closing) };
    }

    private static DigestSection Section(DigestSectionKind kind, List<DigestItem> items) => new(kind, [.. Sorted(ProcedureItems.Join(items))], 0);

    private static DigestItem ItemOf(UntoldNotice notice)
    {
        var told = notice.Told ?? OtherSources.LastTold(notice);
        var own = notice.Told is null ? [] : Worthy(notice.Told, notice.Latest);
        var changes = notice.Told is not null ? OtherSources.NotToldSince(notice, own)
            : told is not null ? OtherSources.Compare(told, notice.Latest)
            : [];
        return new DigestItem(notice.Key, notice.LatestVersion, notice.Latest, told, changes,
            [.. notice.Matches.SelectMany(match => match.Reasons).Distinct()
                .OrderBy(reason => reason.Criterion).ThenBy(reason => reason.Basis)],
            [.. notice.Matches.Select(match => match.MatchId)])
        {
            NoticeId = notice.NoticeId,
            Procedure = notice.Procedure,
            Matches = notice.Matches,
            IsKnownFromElsewhere = changes.Count == 0 && (notice.Told is null ? told is not null : own.Count > 0),
        };
    }

    private static IReadOnlyList<NoticeChange> Worthy(NoticeContent told, NoticeContent latest) =>
        [.. NoticeComparison.Compare(told, latest).Where(change => change.Kind == ChangeKind.AlertWorthy)];

    private enum Verdict
    {
        Fresh,
        Changed,
        Closed,
        Unmoved,

        /// <summary>Told from another source. It counts as told as it is, so that what moves later is seen from here.</summary>
        Known,
    }

    private static Verdict Judge(DigestItem item, DateTimeOffset now)
    {
        if (item.IsKnownFromElsewhere)
            return Verdict.Known;
        var moved = item.Changes.Count > 0;
        var cancelledSince = item.Notice.Status == NoticeStatus.Cancelled
            && item.Changes.Any(change => change.Field == NoticeField.Status);

        // After a restart the old schedule says nothing about whether tenders are taken.
        var restartedSince = item.Changes.Any(change => change.Field == NoticeField.Restart);
        if (cancelledSince)
            return Verdict.Changed;
        if (item.Notice.Status is NoticeStatus.Closed or NoticeStatus.Awarded or NoticeStatus.Void or NoticeStatus.Cancelled)
            return item.Told is not null && !moved ? Verdict.Unmoved : Verdict.Closed;
        if (item.Notice.Deadline.At < now && !restartedSince)
            return item.Told is not null && !moved ? Verdict.Unmoved : Verdict.Closed;
        return item.Told is null ? Verdict.Fresh : moved ? Verdict.Changed : Verdict.Unmoved;
    }

    internal static IEnumerable<DigestItem> Sorted(IEnumerable<DigestItem> items) =>
        items.OrderBy(item => item.Notice.Status is NoticeStatus.Cancelled)
            .ThenBy(item => item.Notice.Deadline.At ?? DateTimeOffset.MaxValue)
            .ThenByDescending(item => item.Notice.Published ?? DateTimeOffset.MinValue)
            .ThenBy(item => item.Key.ToString(), StringComparer.Ordinal);
}
