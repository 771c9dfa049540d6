using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>
/// How many notices a subscription would have told in the last 30 days, counted from the archive by the matcher itself.
/// Where much was news, only the notices that the search finds for the same wishes are looked at: those that a change has
/// since taken out of it are then missing.
/// </summary>
public sealed class SubscriptionPreview(
    RecentNews news, NewsSearch search, SourceCatalog sources, SourceWatch watch, NoticesToMatch toMatch, PlannedAhead planned, RegionTree regions,
    IOptions<SiteOptions> site, TimeProvider time)
{
    public const int Days = 30;
    public const int Examples = 5;

    // Somebody waits for the answer; of more notices every second or third is looked at.
    private const int NoticesToRead = 3_000;
    private const int VersionsAtOnce = 500;

    private readonly VersionMatches reached = new(sources, toMatch);
    private readonly TimeZoneInfo zone = site.Value.Zone;

    public async Task<PreviewedVolume> CountAsync(SubscriptionCriteria criteria, CancellationToken cancellationToken)
    {
        var today = DayOf(time.GetUtcNow());
        var first = today.AddDays(1 - Days);
        var midnight = first.ToDateTime(TimeOnly.MinValue);
        var since = new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
        var marks = await news.ListAsync(since, cancellationToken);
        if (marks.Count > NoticesToRead)
            marks = await search.NarrowAsync(marks, criteria, cancellationToken);

        var notices = marks.GroupBy(mark => mark.NoticeId).OrderByDescending(notice => notice.Key).ToList();
        var everyOne = Math.Max(1.0, (double)notices.Count / NoticesToRead);
        var looked = Enumerable.Range(0, Math.Min(notices.Count, NoticesToRead)).Select(place => notices[(int)(place * everyOne)]);
        var tally = new PreviewTally(first, today, everyOne, Examples);
        var matcher = new Matcher(SubscriptionIndex.Build([(1, criteria)], regions));
        foreach (var some in looked.SelectMany(notice => notice).Select(mark => mark.VersionId).Chunk(VersionsAtOnce))
        {
            foreach (var version in await news.ReadAsync(some, cancellationToken))
                Add(tally, matcher, version);
        }

        var health = await watch.ListAsync(cancellationToken);
        var watched = health.Where(source => source.Known?.LastSuccessAt is not null).Select(source => source.Known!.FirstWatchedAt).ToList();
        return tally.Counted(watched.Count == 0 ? null : DayOf(watched.Min()), SourceReports.Of(health), everyOne > 1) with
        {
            Planned = await planned.CountAsync(criteria, since, cancellationToken),
        };
    }

    private void Add(PreviewTally tally, Matcher matcher, NewsVersion version)
    {
        // A clock that was set back has seen days that are still to come.
        if (DayOf(version.ObservedAt) > DayOf(time.GetUtcNow()))
            return;
        var (content, before) = (version.Content, version.Previous);
        var found = reached.Of(matcher, version.SourceId, version.AlertKind, content, before, version.ObservedAt);
        if (found.Select(match => match.Reasons).FirstOrDefault() is { } reasons)
        {
            var isChange = NoticesToMatch.IsChange(version.AlertKind, before);
            tally.Add(version.NoticeId, DayOf(version.ObservedAt), new PreviewedNotice(version.Key, content, isChange, version.ObservedAt, reasons));
        }
    }

    private DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
