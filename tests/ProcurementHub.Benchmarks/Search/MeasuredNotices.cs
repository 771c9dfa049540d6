using System.Diagnostics;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Benchmarks.Search;

/// <summary>Some number of notices, what is asked of them, and how long each search of it took.</summary>
internal sealed class MeasuredNotices : IDisposable
{
    private readonly SearchedHub _hub;
    private readonly string _size;
    private readonly Dictionary<SearchRequest, List<double>> _own = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SearchRequest, List<double>> _floor = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SearchRequest, int> _found = new(ReferenceEqualityComparer.Instance);

    private MeasuredNotices(SearchedHub hub, string size, IReadOnlyList<QueryKind> kinds) => (_hub, _size, Kinds) = (hub, size, kinds);

    public IReadOnlyList<QueryKind> Kinds { get; }

    /// <summary>Of the main kinds: no list was at hand that no search before had asked for, though the file was in memory.</summary>
    public Latencies First => Of(_own, Main, times => times[0]);

    public Latencies Shortest => Of(_own, Main, times => times.Min());

    private IEnumerable<SearchRequest> Main => Kinds.Where(kind => kind.IsMain).SelectMany(kind => kind.Requests);

    public static async Task<MeasuredNotices> FillAsync(string folder, int count, int each, CancellationToken cancellationToken)
    {
        var notices = new MadeUpNotices(count);
        var hub = await SearchedHub.FillAsync(Path.Combine(folder, $"{count}.db"), notices, cancellationToken);
        return new MeasuredNotices(hub, $"{count:N0} notices: {await hub.SizesAsync(cancellationToken)}", new MadeUpQueries(notices, each).All());
    }

    /// <summary>Asks everything once, of a store that is thrown away: the code is compiled then, but no list is at hand.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        using var store = new SearchStore(_hub.Database);
        foreach (var request in Kinds.SelectMany(kind => kind.Requests))
            await store.SearchAsync(request, cancellationToken);
    }

    /// <summary>Asks all of a kind once, so that none finds its own pages still at hand.</summary>
    public async Task AskAsync(int kind, CancellationToken cancellationToken)
    {
        foreach (var request in Kinds[kind].Requests)
        {
            var started = Stopwatch.GetTimestamp();
            _found[request] = (await _hub.Store.SearchAsync(request, cancellationToken)).Notices.Count;
            Keep(_own, request, started);
        }

        foreach (var request in Kinds[kind].Requests.Where(IsOfPlainWords))
        {
            var started = Stopwatch.GetTimestamp();
            _hub.AskFloor(request.Query!.Required.SelectMany(clause => clause.Terms), request.Take);
            Keep(_floor, request, started);
        }
    }

    public void Print()
    {
        Console.WriteLine(_size);
        foreach (var kind in Kinds)
        {
            var floor = Of(_floor, kind.Requests.Where(_floor.ContainsKey), times => times.Min());
            var own = Of(_own, kind.Requests, times => times.Min());
            Console.WriteLine($"  {kind.Name,-64} {own}   {kind.Requests.Average(request => _found[request]),4:0.0} on the page   {(floor.Count == 0 ? "" : $"FTS5 alone: {floor}")}");
        }

        Console.WriteLine($"  {"three words with a sector and a department, all of them",-64} {Shortest}");
        Console.WriteLine($"  {"the same, each asked for the first time",-64} {First}");
    }

    public void Dispose() => _hub.Dispose();

    private static void Keep(Dictionary<SearchRequest, List<double>> times, SearchRequest request, long started)
    {
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (!times.TryGetValue(request, out var own))
            times[request] = own = [];
        own.Add(elapsed);
    }

    private static Latencies Of(Dictionary<SearchRequest, List<double>> times, IEnumerable<SearchRequest> requests, Func<List<double>, double> choose) =>
        new(requests.Select(request => choose(times[request])));

    private static bool IsOfPlainWords(SearchRequest request) =>
        request.Query is { Excluded: [] } query && query.Required.All(clause => clause.Prefix is null);
}
