using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Core;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>Every page, feed and document of a hub of many notices, one after the other: whether it answers, how large and how late.</summary>
internal sealed class PagesBenchmark : IBenchmark
{
    public string Name => "pages";

    public string Describes => "every page and feed of a hub of 100,000 notices and 10,000 plan lines: status, bytes, time; ends with 2 on a fault [--notices N] [--lines N] [--keep DIR]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var count = options.Number("notices", 100_000);
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("pages"));
        Directory.CreateDirectory(folder);
        var notices = new MadeUpNotices(count);
        var file = Path.Combine(folder, $"{count}.db");
        var lines = options.Number("lines", count / 10);
        using (var filled = await SearchedHub.FillAsync(file, notices, cancellationToken))
            await new MadeUpPlans(filled.Database, notices, lines).FillAsync(cancellationToken);

        using var hub = await ServedHub.StartAsync(file, place.Path("data"), cancellationToken);
        using var walk = new SiteWalk(hub.Address);
        var asked = new List<AskedAddress>();
        Console.WriteLine("status   bytes, packed    ms, first  then");
        await foreach (var address in walk.AskAsync(Addresses(notices), cancellationToken))
        {
            asked.Add(address);
            Console.WriteLine(address);
        }

        var faults = asked.Count(address => address.Fault is not null);
        if (faults > 0)
            return Parsed.Failed<BenchmarkOutcome>($"{faults} of {asked.Count} addresses have a fault.");
        var pages = asked.Where(address => address.IsPage).ToList();
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(pages.Max(page => page.Then), 1), $"ms, the slowest of {pages.Count} pages",
            Math.Round(pages.Max(page => page.Bytes) / (double)AskedAddress.LargestPage, 2), "60 kB, by the largest page", 1, true));
    }

    // What no page links to, and searches that find next to all or nothing.
    private static IEnumerable<string> Addresses(MadeUpNotices notices)
    {
        string[] alone =
        [
            "/", "/search", "/search?q=servicio", "/search?q=servicio&order=relevance", "/search?closing=open&order=closing", "/search?q=servicio&p=40", "/search?p=400",
            "/search?q=xyzzyx", "/search?region=PE-CUS&sector=it&sector=health", "/search?min=1000&max=5000000", "/search?since=2024-01-01", "/search?status=open&sme=1",
            "/status", "/about", "/api", "/signup", "/signup?next=preview", "/signup/address", "/signup/address?q=servicio&often=weekly",
            "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-1.xml", "/robots.txt", "/health/live", "/health/ready",
            "/api/v1/openapi.json", "/api/v1/notices", "/api/v1/notices?limit=100", "/api/v1/entities", "/api/v1/plans", "/api/v1/sectors", "/api/v1/regions", "/api/v1/statistics",
            "/plans", "/plans?when=coming", "/plans?year=2026", "/plans?year=2026&month=5", "/plans?q=servicio", "/plans?q=servicio&region=PE-CUS&when=coming",
            "/plans?sector=construction&when=coming", "/plans?region=PE-LIM", "/plans?p=40", "/plans/demand", "/plans/demand?q=servicio", "/plans/demand?region=PE-CUS",
            "/plans/demand?by=month,sector", "/plans/demand?by=sector,region", "/plans/demand?by=month,sector,region", "/plans/calls", "/plans/calls?year=2026", "/plans/calls?year=2025", "/plans/calls?p=5",
            "/api/v1/plans?limit=100", "/api/v1/plans?q=servicio", "/api/v1/plans/demand", "/ocds/releases", "/confirm", "/subscriptions", "/unsubscribe", "/pause", "/told", "/not-for-me",
        ];
        var notice = notices[notices.Count / 2];
        var path = NoticePath.Of(notice.Key);
        var feeds = from format in new[] { "rss", "atom", "ics", "csv", "json" } from query in new[] { "", "?q=servicio" } select $"/search.{format}{query}";
        return
        [
            .. alone, .. feeds, path, "/api/v1" + path, $"/calendar{path["/notices".Length..]}.ics",
            $"/entities/{notice.Content.Entity!.Scheme}/{notice.Content.Entity.Id}", $"/api/v1/entities/{notice.Content.Entity.Scheme}/{notice.Content.Entity.Id}",
        ];
    }
}
