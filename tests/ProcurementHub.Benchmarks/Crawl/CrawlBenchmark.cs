using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Demo.Content;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Benchmarks.Crawl;

/// <summary>
/// List pages and the page of every call, from the first request to the last stored notice: evidence, reading,
/// normalising, regions and sectors, versions and their tables, in SQLite on disk, one request at a time. Beside
/// it Scrapy, 32 requests at a time, which yields the same fields of the same pages to a file; and a client that
/// only fetches the pages, one at a time. Then a second pass of the hub, for which nothing has changed.
/// </summary>
internal sealed class CrawlBenchmark : IBenchmark
{
    private const double Aim = 10;

    public string Name => "crawl";

    public string Describes => "list and detail pages on loopback into SQLite, beside a Scrapy spider [--lists N] [--rows N] [--times N] [--scrapy N]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var (lists, rows, times) = (options.Number("lists", 500), options.Number("rows", 20), options.Number("times", 3));
        var (calls, pages) = (lists * rows, lists + (lists * rows));
        using var publisher = await PublisherProcess.StartAsync(Notices(calls), rows, cancellationToken);
        // One folder to the end: where thousands of files were just deleted, a file system is slow to make new ones.
        using var place = new TemporaryFolder();
        List<double> fetched = [], hub = [], again = [], scrapy = [];
        // The first round runs in code that is not yet compiled for good, and is not counted.
        for (var round = 0; round <= times; round++)
        {
            // In turns, so that whatever else the machine does meets both. The spider is slow: --scrapy 1 lets it run once.
            if (round > 0 && round <= options.Number("scrapy", times))
            {
                var spider = await ScrapyCrawl.RunAsync(publisher.Address, place.Path("scrapy.jsonl"), cancellationToken);
                if (spider.Reason is { } reason)
                    return Parsed.Failed<BenchmarkOutcome>(reason);
                if (spider.Value.Pages != pages || spider.Value.Rows != calls)
                    return Parsed.Failed<BenchmarkOutcome>($"Scrapy did not do what is measured: {spider.Value}");
                scrapy.Add(spider.Value.PagesPerSecond);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: Scrapy {scrapy[^1]:N0} pages/s"));
            }

            var floor = await PlainFetch.RunAsync(publisher.Address, lists, cancellationToken);
            var folder = place.Path(string.Create(CultureInfo.InvariantCulture, $"hub{round}"));
            await using var opened = await BenchmarkHub.OpenAsync(folder, Undelayed, cancellationToken);
            var before = Environment.CpuUsage.TotalTime;
            var first = await CollectAsync(opened, publisher.Address, cancellationToken);
            var cpu = (Environment.CpuUsage.TotalTime - before) / pages;
            var second = await CollectAsync(opened, publisher.Address, cancellationToken);
            if (WhyNotTheSame(pages, calls, floor, first, second) is { } difference)
                return Parsed.Failed<BenchmarkOutcome>(difference);
            if (round == 1 && scrapy.Count > 0 && SameNotices.WhyNot(Path.Combine(folder, "hub.db"), place.Path("scrapy.jsonl"), calls) is { } other)
                return Parsed.Failed<BenchmarkOutcome>($"The hub and Scrapy do not say the same: {other}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: hub {pages / first.Seconds:N0} pages/s ({cpu.TotalMilliseconds:0.00} ms CPU a page), fetched only {floor.PagesPerSecond:N0} pages/s, second pass of the hub {second.Seconds:0.00} s"));
            if (round == 0)
                continue;
            fetched.Add(floor.PagesPerSecond);
            hub.Add(pages / first.Seconds);
            again.Add(second.Seconds);
        }

        if (scrapy.Count == 0)
            return Parsed.Failed<BenchmarkOutcome>("Without a run of Scrapy there is nothing to compare with.");
        var ratio = Median(hub) / Median(scrapy);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{lists:N0} lists and {calls:N0} pages of calls: hub {Median(hub):N0} pages/s, Scrapy {Median(scrapy):N0} pages/s, {ratio:0.0} times; fetched only, one at a time, {Median(fetched):N0} pages/s; second pass {Median(again):0.00} s"));
        return Parsed.Of(new BenchmarkOutcome(Name, Math.Round(Median(hub)), "pages/s", Math.Round(ratio, 2), "scrapy", Aim, ratio >= Aim));
    }

    private static void Undelayed(FetchOptions options) =>
        (options.DelayPerHost, options.AllowPrivateAddresses) = (TimeSpan.Zero, ["127.0.0.1"]);

    /// <summary>Calls over both outlets of which so many are on the portal.</summary>
    private static int Notices(int portal)
    {
        var notices = portal * 10 / 7;
        while (Outlets.Count(Outlet.Portal, notices) < portal)
            notices++;
        return notices;
    }

    private static Task<CollectSummary> CollectAsync(BenchmarkHub hub, Uri publisher, CancellationToken cancellationToken)
    {
        GC.Collect();
        return hub.Collector.CollectAsync(new CollectRequest(hub.Source("demo-portal")) { BaseAddress = publisher }, null, cancellationToken);
    }

    private static string? WhyNotTheSame(int pages, int calls, PlainFetch floor, CollectSummary first, CollectSummary second) =>
        floor.Pages != pages ? $"The floor did not fetch what is measured: {floor}"
        : first.Outcome != RunOutcome.Succeeded || first.Documents != pages || first.New != calls || first.Rejected > 0
            ? $"The hub did not do what is measured: {first}, {string.Join("; ", first.Failures)}"
        : second.Outcome != RunOutcome.Succeeded || second.Unchanged != second.Records ? $"The second pass found changes: {second}"
        : null;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
