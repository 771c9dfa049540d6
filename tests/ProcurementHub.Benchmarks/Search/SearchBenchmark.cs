using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Benchmarks.Search;

/// <summary>
/// The first page of searches over a million made-up notices, and over a tenth of them; beside the same words in
/// FTS5 alone. A search opens its connection, counts, and reads the notices of the page, as the site does.
/// </summary>
internal sealed class SearchBenchmark : IBenchmark
{
    private const double Aim = 1.5;
    private const double LongestMilliseconds = 10;

    // The shortest of some times is what a search costs; the others are what else the machine was doing.
    private const int Rounds = 5;

    public string Name => "search";

    public string Describes => "first pages over made-up notices, and over a tenth of them [--notices N] [--queries N a kind] [--keep DIR]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var count = options.Number("notices", 1_000_000);
        var each = options.Number("queries", 300);
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("search"));
        Directory.CreateDirectory(folder);

        var small = await MeasureAsync(folder, count / 10, each, cancellationToken);
        var large = await MeasureAsync(folder, count, each, cancellationToken);
        var (p95, ratio) = (large.At(0.95), large.At(0.95) / small.At(0.95));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ten times the notices: median {large.At(0.5) / small.At(0.5):0.00} times, 95th percentile {ratio:0.00} times, mean {large.Mean / small.Mean:0.00} times"));
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(p95, 2), "ms at the 95th percentile", Math.Round(ratio, 2), "a tenth of the notices", Aim, p95 <= LongestMilliseconds && ratio <= Aim));
    }

    private static async Task<Latencies> MeasureAsync(string folder, int count, int each, CancellationToken cancellationToken)
    {
        var notices = new MadeUpNotices(count);
        using var hub = await SearchedHub.FillAsync(Path.Combine(folder, $"{count}.db"), notices, cancellationToken);
        Console.WriteLine($"{count:N0} notices: {await hub.SizesAsync(cancellationToken)}");
        var main = new Latencies();
        foreach (var kind in new MadeUpQueries(notices, each).All())
        {
            var found = 0;
            var own = await ShortestAsync(kind.Requests, async request => found += (await hub.Store.SearchAsync(request, cancellationToken)).Notices.Count);
            var floor = await ShortestAsync(kind.Requests.Where(IsOfPlainWords).ToList(), request =>
                Task.FromResult(hub.AskFloor(request.Query!.Required.SelectMany(clause => clause.Terms), request.Take)));
            if (kind.IsMain)
                own.AddTo(main);
            Console.WriteLine($"  {kind.Name,-64} {own}   {found / (double)Rounds / kind.Requests.Count,4:0.0} on the page   {(floor.Count == 0 ? "" : $"FTS5 alone: {floor}")}");
        }

        Console.WriteLine($"  {"three words with a sector and a department, all of them",-64} {main}");
        return main;
    }

    // Each round asks everything once, so that none finds its own pages still at hand.
    private static async Task<Latencies> ShortestAsync(IReadOnlyList<SearchRequest> requests, Func<SearchRequest, Task> ask)
    {
        var shortest = Enumerable.Repeat(double.MaxValue, requests.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var index = 0; index < requests.Count; index++)
            {
                var started = Stopwatch.GetTimestamp();
                await ask(requests[index]);
                shortest[index] = Math.Min(shortest[index], Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return new Latencies(shortest);
    }

    private static bool IsOfPlainWords(SearchRequest request) =>
        request.Query is { Excluded: [] } query && query.Required.All(clause => clause.Prefix is null);
}

/// <summary>How long single requests took, in milliseconds.</summary>
internal sealed class Latencies(params IEnumerable<double> milliseconds)
{
    private readonly List<double> _milliseconds = [.. milliseconds];

    public int Count => _milliseconds.Count;

    public double Mean => _milliseconds.Average();

    public void AddTo(Latencies others) => others._milliseconds.AddRange(_milliseconds);

    public double At(double part) => _milliseconds.Order().ElementAt((int)(part * (_milliseconds.Count - 1)));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"median {At(0.5),6:0.00}  95th {At(0.95),6:0.00}  99th {At(0.99),6:0.00} ms");
}
