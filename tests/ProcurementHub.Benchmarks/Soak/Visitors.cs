using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>
/// Visitors who come at their own pace, whether or not the one before was answered: a site that stands still is asked all
/// the same, and the wait counts from when the request was due.
/// </summary>
internal sealed class Visitors(Uri site, int rate)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<double> _minute = [];
    private readonly ConcurrentQueue<double> _all = [];
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _failures = [];
    private volatile string[] _notices = [];
    private long _asked;

    /// <summary>Addresses of notices of which pages are asked for.</summary>
    public string[] Notices { set => _notices = value; }

    public long Asked => Interlocked.Read(ref _asked);

    /// <summary>By status code, or what happened where there was none.</summary>
    public IReadOnlyDictionary<string, int> Answers => _answers;

    /// <summary>The first requests that were not answered with 2xx.</summary>
    public IEnumerable<string> Failures => _failures.Take(20);

    /// <summary>Since this was last asked for.</summary>
    public Waits Minute() => Waits.Of(Drained());

    public Waits All() => Waits.Of([.. _all]);

    public async Task ComeAsync(CancellationToken end)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            BaseAddress = site, Timeout = Patience,
        };
        var dice = new Random(5);
        var started = Stopwatch.GetTimestamp();
        var open = new List<Task>();
        for (var number = 0L; !end.IsCancellationRequested; number++)
        {
            var due = TimeSpan.FromSeconds(number / (double)rate);
            var left = due - Stopwatch.GetElapsedTime(started);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, CancellationToken.None);
            open.RemoveAll(task => task.IsCompleted);
            open.Add(AskAsync(client, Address(dice), started, due));
        }

        await Task.WhenAll(open);
    }

    private async Task AskAsync(HttpClient client, string address, long started, TimeSpan due)
    {
        Interlocked.Increment(ref _asked);
        string answered;
        try
        {
            using var answer = await client.GetAsync(address, CancellationToken.None);
            answered = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            answered = exception is OperationCanceledException ? "no answer" : "broken off";
        }

        var waited = (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds;
        _minute.Enqueue(waited);
        _all.Enqueue(waited);
        _answers.AddOrUpdate(answered, 1, (_, count) => count + 1);
        if (!answered.StartsWith('2'))
            _failures.Enqueue($"{answered} {address}");
    }

    private string Address(Random dice)
    {
        var notices = _notices;
        var notice = notices.Length == 0 ? "/" : notices[dice.Next(notices.Length)];
        var word = Words[dice.Next(Words.Length)];
        var other = Words[dice.Next(Words.Length)];
        var region = $"PE-{Regions[dice.Next(Regions.Length)]}";
        return dice.Next(20) switch
        {
            0 => "/",
            1 => "/search",
            2 => $"/search?q={word}",
            3 => $"/search?q={word}+{other}&region={region}",
            4 => $"/search?region={region}&sector={Sectors[dice.Next(Sectors.Length)]}&closing=open&order=closing",
            5 => $"/search?q={word}&min={dice.Next(1, 100_000)}",
            6 or 7 or 8 or 9 => notice,
            10 => $"/search.{Formats[dice.Next(Formats.Length)]}?q={word}&region={region}",
            11 => notice == "/" ? "/api/v1/notices" : $"/api/v1{notice}",
            12 => $"/api/v1/notices?q={word}&limit={dice.Next(1, 100)}",
            13 => "/api/v1/statistics",
            14 => "/statistics",
            15 => $"/plans?q={word}",
            16 => dice.Next(2) == 0 ? "/plans/demand" : "/plans/calls",
            17 => "/compliance",
            18 => "/status",
            _ => "/health/ready",
        };
    }

    private static readonly string[] Words = ["servicio", "mantenimiento", "obra", "adquisicion", "limpieza", "computadoras", "carretera", "hospital", "muebles", "vigilancia", "alimentos", "agua"];
    private static readonly string[] Regions = ["LIM", "CUS", "ARE", "PIU", "LAL", "JUN", "PUN", "ANC"];
    private static readonly string[] Sectors = ["construction", "medical", "it", "office", "furniture", "cleaning", "textiles", "food"];
    private static readonly string[] Formats = ["rss", "atom", "ics", "csv", "json"];

    private List<double> Drained()
    {
        var waits = new List<double>();
        while (_minute.TryDequeue(out var wait))
            waits.Add(wait);
        return waits;
    }
}

/// <summary>Milliseconds from when a request was due until its answer was there.</summary>
internal sealed record Waits(int Count, double P50, double P99, double Longest)
{
    public static Waits Of(List<double> waits)
    {
        waits.Sort();
        return waits.Count == 0
            ? new Waits(0, 0, 0, 0)
            : new Waits(waits.Count, waits[waits.Count / 2], waits[(int)(waits.Count * 0.99)], waits[^1]);
    }
}
