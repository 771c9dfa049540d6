using ProcurementHub.Benchmarks;
using ProcurementHub.Benchmarks.Composing;
using ProcurementHub.Benchmarks.Crawl;
using ProcurementHub.Benchmarks.LeadTimes;
using ProcurementHub.Benchmarks.Matching;
using ProcurementHub.Benchmarks.Previewing;
using ProcurementHub.Benchmarks.Regions;
using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Benchmarks.Sectors;
using ProcurementHub.Benchmarks.Sending;
using ProcurementHub.Benchmarks.Site;
using ProcurementHub.Benchmarks.Soak;

IBenchmark[] benchmarks =
[
    new CollectBenchmark(), new ComposeBenchmark(), new CrawlBenchmark(), new LeadTimeBenchmark(), new MatchBenchmark(), new OcdsBenchmark(),
    new OutboxBenchmark(), new PagesBenchmark(), new PreviewBenchmark(), new RegionsBenchmark(), new SearchBenchmark(), new SectorsBenchmark(), new SendBenchmark(),
    new SiteBenchmark(),
];

if (args is [PublisherProcess.Argument, ..])
    return await PublisherProcess.RunAsync(args[1..]);

if (args is [ChangingPublisher.Argument, ..])
    return await ChangingPublisher.RunAsync(args[1..]);

if (args is [SoakRun.Argument, ..])
{
    var asked = BenchmarkOptions.Parse(args[1..]);
    if (asked.HasValue)
        return await SoakRun.RunAsync(asked.Value, CancellationToken.None);
    Console.Error.WriteLine(asked.Reason);
    return 2;
}

if (args is [] or ["list"] or ["--help"])
{
    Console.WriteLine("dotnet run -c Release --project tests/ProcurementHub.Benchmarks -- NAME [--option value]...");
    foreach (var benchmark in benchmarks)
        Console.WriteLine($"  {benchmark.Name,-12} {benchmark.Describes}");
    return 0;
}

var chosen = Array.Find(benchmarks, benchmark => benchmark.Name == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine($"There is no benchmark '{args[0]}'; 'list' names them.");
    return 2;
}

var options = BenchmarkOptions.Parse(args[1..]);
if (!options.HasValue)
{
    Console.Error.WriteLine(options.Reason);
    return 2;
}

var outcome = await chosen.RunAsync(options.Value, CancellationToken.None);
if (!outcome.HasValue)
{
    Console.Error.WriteLine(outcome.Reason);
    return 2;
}

Console.WriteLine(outcome.Value.ToJson());
return 0;
