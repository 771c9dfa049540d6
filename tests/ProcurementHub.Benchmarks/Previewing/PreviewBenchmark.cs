using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;
using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Core;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Benchmarks.Previewing;

/// <summary>
/// How long somebody waits for "how many would this have sent me" where all of a large archive was news in the last 30 days;
/// beside reading and matching all of it.
/// </summary>
internal sealed class PreviewBenchmark : IBenchmark
{
    private const double LongestMilliseconds = 1_000;
    private const int Rounds = 5;

    private static readonly (string Name, SubscriptionCriteria Criteria)[] wishes =
    [
        ("a sector in a department", new() { Sectors = ["textiles"], Regions = ["PE-CUS"] }),
        ("three sectors, two departments, a word", new() { Sectors = ["construction", "fuel", "food"], Regions = ["PE-LMA", "PE-ARE"], Keywords = ["adquisicion", "\"servicio de\""] }),
        ("a sector", new() { Sectors = ["construction"] }),
        ("a word", new() { Keywords = ["mantenimiento"] }),
        ("everything", new()),
    ];

    public string Name => "preview";

    public string Describes => "what a subscription would have sent, from an archive of which all was news [--notices N] [--keep DIR]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var count = options.Number("notices", 100_000);
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("preview"));
        Directory.CreateDirectory(folder);
        using var hub = await SearchedHub.FillAsync(Path.Combine(folder, $"{count}.db"), new MadeUpNotices(count), cancellationToken);
        await MakeNewsAsync(hub, cancellationToken);

        var preview = PreviewOf(hub);
        var longest = 0.0;
        foreach (var (name, criteria) in wishes)
        {
            var shortest = double.MaxValue;
            PreviewedVolume? volume = null;
            for (var round = 0; round < Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                volume = await preview.CountAsync(criteria, cancellationToken);
                shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            longest = Math.Max(longest, shortest);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-40} {shortest,7:0} ms   {(volume!.IsEstimate ? "about " : "")}{volume.New} notices"));
        }

        var obvious = await ObviousAsync(hub, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"reading and matching all",-40} {obvious,7:0} ms"));
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(longest), "ms for the slowest", Math.Round(longest / obvious, 3), "reading and matching all", LongestMilliseconds, longest <= LongestMilliseconds));
    }

    private static Task<int> MakeNewsAsync(SearchedHub hub, CancellationToken cancellationToken) => hub.Database.RunAsync(
        "UPDATE notice_version SET alert_kind = 1, is_backfill = 0, observed_at = @now - (id % 29) * @day WHERE alert_kind <> 1",
        new { now = Instants.Microseconds(MadeUpNotices.Now), day = Instants.Microseconds(DateTimeOffset.UnixEpoch.AddDays(1)) }, cancellationToken);

    private static SubscriptionPreview PreviewOf(SearchedHub hub)
    {
        var (catalog, site, clock) = (SourceCatalog.Load(), Options.Create(new SiteOptions()), new StandingClock());
        var options = new SourceOptions();
        var watch = new SourceWatch(catalog, new EnabledSources(catalog, options, site), new SourceStore(hub.Database), options, clock);
        return new SubscriptionPreview(
            new RecentNews(hub.Database), new NewsSearch(hub.Store, catalog), catalog, watch, new NoticesToMatch(site),
            new PlannedAhead(new PlanLineList(hub.Database), catalog, RegionTree.Standard, site, clock), RegionTree.Standard, site, clock);
    }

    private static async Task<double> ObviousAsync(SearchedHub hub, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var news = new RecentNews(hub.Database);
        var matcher = new Matcher(SubscriptionIndex.Build([(1, wishes[1].Criteria)], RegionTree.Standard));
        foreach (var some in (await news.ListAsync(MadeUpNotices.Now.AddDays(-30), cancellationToken)).Select(mark => mark.VersionId).Chunk(500))
        {
            foreach (var version in await news.ReadAsync(some, cancellationToken))
                _ = matcher.Match(new NoticeToMatch(version.Content, "PE")).Count;
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => MadeUpNotices.Now;
    }
}
