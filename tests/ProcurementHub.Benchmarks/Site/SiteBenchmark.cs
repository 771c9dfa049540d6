using System.Globalization;
using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks.Site;

/// <summary>
/// The site over made-up notices at 32 connections, each kind of page beside a constant page of its size from Kestrel
/// alone. wrk and the hub share the machine, so the figures are those of a machine less one that asks.
/// </summary>
internal sealed class SiteBenchmark : IBenchmark
{
    private const double Aim = 0.5;
    private const double LongestSearch = 100;

    public string Name => "site";

    public string Describes => "pages of the site at 32 connections, by wrk [--notices N] [--queries N a kind] [--seconds N] [--keep DIR] [--only TEXT]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        if (!File.Exists("/usr/bin/wrk"))
            return Parsed.Failed<BenchmarkOutcome>("/usr/bin/wrk is not installed (Debian: apt-get install wrk).");
        var count = options.Number("notices", 1_000_000);
        var wrk = new Wrk(options.Number("seconds", 8));
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("site"));
        Directory.CreateDirectory(folder);
        var notices = new MadeUpNotices(count);
        var file = Path.Combine(folder, $"{count}.db");
        using (var filled = await SearchedHub.FillAsync(file, notices, cancellationToken))
            Console.WriteLine($"{count:N0} notices: {await filled.SizesAsync(cancellationToken)}");

        using var hub = await ServedHub.StartAsync(file, place.Path("data"), cancellationToken);
        await using var constant = await ConstantPage.StartAsync(cancellationToken);
        var (worstKept, slowestSearch) = (double.PositiveInfinity, 0.0);
        foreach (var pages in AskedPages.Of(notices, options.Number("queries", 100_000)).Where(pages => pages.Name.Contains(options.Text("only", ""), StringComparison.Ordinal)))
        {
            // Once for the compiler, then for the clock; what is all different begins where the first time ended.
            var first = await wrk.AskAsync(hub.Address, pages.Addresses, cancellationToken);
            if (!first.HasValue)
                return Parsed.Failed<BenchmarkOutcome>(first.Reason!);
            var rest = pages.IsKept ? pages.Addresses : Later(pages.Addresses, (int)first.Value.Requests);
            var measured = (await wrk.AskAsync(hub.Address, rest, cancellationToken)).Value;
            await wrk.AskAsync(constant.Address, [$"/{measured.Size}"], cancellationToken);
            var floor = (await wrk.AskAsync(constant.Address, [$"/{measured.Size}"], cancellationToken)).Value;
            var ratio = measured.PerSecond / floor.PerSecond;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {pages.Name,-30} {measured}   {ratio:0.00} of a constant page ({floor.PerSecond:N0}/s, 99th {floor.P99:0.00} ms)"));
            if (measured.Failed > 0)
                return Parsed.Failed<BenchmarkOutcome>($"{pages.Name}: {measured.Failed} answers failed.");
            if (!pages.IsKept && first.Value.Requests + measured.Requests > pages.Addresses.Count)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"",-30} some of these {pages.Addresses.Count:N0} were asked for again and may have been kept"));
            if (pages.IsKept)
                worstKept = Math.Min(worstKept, ratio);
            if (pages.IsSearch)
                slowestSearch = Math.Max(slowestSearch, measured.P99);
        }

        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(slowestSearch, 1), "ms at the 99th percentile of searches", double.IsFinite(worstKept) ? Math.Round(worstKept, 2) : 0, "a constant page from Kestrel alone, kept pages",
            Aim, slowestSearch <= LongestSearch && worstKept >= Aim));
    }

    private static IEnumerable<string> Later(IReadOnlyList<string> addresses, int passed) =>
        addresses.Skip(passed % addresses.Count).Concat(addresses.Take(passed % addresses.Count));
}
