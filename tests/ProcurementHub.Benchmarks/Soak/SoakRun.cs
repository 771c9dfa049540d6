using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Benchmarks.Soak;

/// <summary>
/// A hub under everything at once for a while: publishers that change all the time and fail now and then, many subscribers
/// whose digests fall due, visitors. Judged by what does not hang on the machine: memory, losses, errors.
/// </summary>
internal static class SoakRun
{
    public const string Argument = "soak";

    private const double LargestWal = 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(20);

    public static async Task<int> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var length = TimeSpan.FromMinutes(options.Number("minutes", 30));
        var subscribers = options.Number("subscribers", 100_000);
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("soak"));
        Directory.CreateDirectory(folder);
        var (data, taken, log) = (Path.Combine(folder, "data"), Path.Combine(folder, "taken"), Path.Combine(folder, "hub.log"));

        using var mails = await MailCounter.StartAsync(taken, cancellationToken);
        await using var figures = await ReceivedFigures.StartAsync(cancellationToken);
        using var first = await ChangingPublisher.StartAsync(1, 300, length, cancellationToken);
        using var second = await ChangingPublisher.StartAsync(2, 300, length, cancellationToken);
        var definitions = await SoakSources.WriteAsync(Path.Combine(folder, "definitions"), [first.Address, second.Address], cancellationToken);
        var firms = new SoakFirms(subscribers, DateTimeOffset.UtcNow, length);
        var file = Path.Combine(folder, "firms.csv");
        firms.Write(file);
        await SoakedHub.RunAsync(["subscribers", "import", file, "--verified", "--data", data], cancellationToken);

        using var hub = await SoakedHub.StartAsync(log, Settings(data, definitions, figures.Address, mails.Port, first.Address, second.Address), FreeAddress(), cancellationToken);
        var visitors = new Visitors(hub.Address, options.Number("rate", 20));
        using var end = new CancellationTokenSource();
        var coming = visitors.ComeAsync(end.Token);
        Console.WriteLine($"{subscribers:N0} subscribers, {length.TotalMinutes:0} minutes; a third of the daily digests fall due at {firms.DailyHour:HH:mm} UTC.");
        Console.WriteLine(SoakMinute.Heading);

        var watch = Stopwatch.StartNew();
        var looks = new List<SoakMinute>();
        var quiet = 0;
        while (!hub.HasExited && watch.Elapsed < length + LongestDrain && (watch.Elapsed < length || quiet < 4))
        {
            await Task.Delay(Look, cancellationToken);
            var look = await LookAsync(hub, visitors, figures, data, watch.Elapsed);
            looks.Add(look);
            Console.WriteLine(look);
            visitors.Notices = Notices(Path.Combine(data, "hub.db"));
            // Several looks in which nothing waits: what became due was composed in between.
            quiet = look.Pending == 0 && look.Queue == 0 ? quiet + 1 : 0;
        }

        await end.CancelAsync();
        await coming;
        var wrong = new List<string>();
        if (quiet < 4)
            wrong.Add(hub.HasExited ? "the hub ended by itself" : "the queues did not empty");
        var stopped = DateTimeOffset.UtcNow;
        if (hub.Stop() is not 0 and var code)
            wrong.Add(code is null ? "the hub did not stop when it was asked to" : $"the hub ended with {code}");
        var books = new SoakBooks(Path.Combine(data, "hub.db"), stopped);
        wrong.AddRange(books.Read(taken));
        var verdict = Judge(looks, hub, visitors, figures, books, subscribers, wrong);
        foreach (var line in visitors.Failures.Select(failure => $"not 2xx: {failure}").Concat(hub.Errors.Take(20)).Concat(verdict.Wrong.Select(reason => $"WRONG: {reason}")))
            Console.WriteLine(line);
        Console.WriteLine(verdict.ToJson());
        return verdict.Held ? 0 : 1;
    }

    private static string[] Settings(string data, string definitions, Uri figures, int port, params Uri[] publishers) =>
    [
        "--data", data, .. Set("Sources:Directory", definitions), .. Set("Sources:Enabled", string.Join(',', SoakSources.Ids(publishers.Length))),
        .. Set("Fetch:AllowPrivateAddresses", string.Join(',', publishers.Select(publisher => publisher.Authority))), .. Set("Fetch:DelayPerHost", "00:00:00"),
        .. Set("Mail:Transport", "Smtp"), .. Set("Mail:Smtp:Host", "127.0.0.1"), .. Set("Mail:Smtp:Port", $"{port}"), .. Set("Mail:Smtp:Security", "None"),
        .. Set("Mail:Smtp:Connections", "16"), .. Set("Telemetry:Endpoint", figures.AbsoluteUri), .. Set("Telemetry:Interval", "00:00:10"),
        .. Set("Limits:SearchesAMinute", "0"), .. Set("Limits:ApiRequestsAMinute", "0"), .. Set("Limits:DownloadsAMinute", "0"),
    ];

    private static string[] Set(string key, string value) => ["--set", $"{key}={value}"];

    private static async Task<SoakMinute> LookAsync(SoakedHub hub, Visitors visitors, ReceivedFigures figures, string data, TimeSpan elapsed)
    {
        var waits = visitors.Minute();
        var events = hub.Events;
        return new SoakMinute(
            elapsed.TotalMinutes, hub.HasExited ? new ProcessFigures(0, 0, 0, 0) : hub.Figures(), figures.Sum("dotnet.gc.last_collection.heap.size") / 1e6,
            Megabytes(data, "hub.db"), Megabytes(data, "hub.db-wal"), figures.Sum("hub.collect.passes"), figures.Sum("hub.collect.records", "new"),
            figures.Sum("hub.collect.records", "changed"), figures.Sum("hub.queue.length", "versions"), figures.Sum("hub.digest.composed"),
            figures.Sum("hub.mail.deliveries", "sent"), figures.Sum("hub.queue.length", "mails"), waits.Count / Look.TotalSeconds, waits,
            hub.Errors.Count, events.Where(one => one.Key.StartsWith("warn", StringComparison.Ordinal)).Sum(one => one.Value), await ReadyAsync(hub.Address));
    }

    private static SoakVerdict Judge(
        List<SoakMinute> looks, SoakedHub hub, Visitors visitors, ReceivedFigures figures, SoakBooks books, int subscribers, List<string> wrong)
    {
        var (own, heap) = (SoakMemory.Of(looks, look => look.Process.Own), SoakMemory.Of(looks, look => look.Heap));
        if (!own.IsFlat || !heap.IsFlat)
            wrong.Add($"memory grew: {own} MB in all, {heap} MB of heap");
        if (looks.Max(look => look.Wal) > LargestWal)
            wrong.Add($"the write-ahead log came to {looks.Max(look => look.Wal):0} MB");
        var failed = visitors.Answers.Where(answer => !answer.Key.StartsWith('2')).Sum(answer => answer.Value);
        if (failed > 0)
            wrong.Add($"{failed} of {visitors.Asked} requests were not answered with 2xx");
        if (hub.Errors.Count > 0)
            wrong.Add($"{hub.Errors.Count} errors in the log");
        var waits = visitors.All();
        return new SoakVerdict(
            Math.Round(looks[^1].Minutes, 1), subscribers, Math.Round(own.AtStart), Math.Round(own.AtEnd), Math.Round(own.Slope, 2),
            Math.Round(heap.AtStart), Math.Round(heap.AtEnd), Math.Round(heap.Slope, 2), Math.Round(looks.Max(look => look.Wal)), Math.Round(looks[^1].Database), looks[^1].Passes, looks[^1].New, looks[^1].Changed, figures.Sum("hub.match.matches"),
            books.Digests, books.Expected, books.Mails, visitors.Asked, Math.Round(waits.P50, 1), Math.Round(waits.P99, 1), Math.Round(waits.Longest, 1),
            visitors.Answers, hub.Events, wrong);
    }

    private static async Task<string> ReadyAsync(Uri hub)
    {
        using var client = new HttpClient { BaseAddress = hub };
        try
        {
            var answer = await client.GetStringAsync("health/ready");
            return answer.Split('"').SkipWhile(word => word != "status").Skip(2).FirstOrDefault() ?? answer;
        }
        catch (HttpRequestException exception)
        {
            return exception.StatusCode?.ToString() ?? "does not answer";
        }
        catch (OperationCanceledException)
        {
            return "does not answer";
        }
    }

    private static string[] Notices(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT source_id, native_id FROM notice";
        using var reader = command.ExecuteReader();
        var notices = new List<string>();
        while (reader.Read())
            notices.Add(NoticePath.Of(new NoticeKey(reader.GetString(0), reader.GetString(1))));
        return [.. notices];
    }

    private static double Megabytes(string folder, string name) => new FileInfo(Path.Combine(folder, name)) is { Exists: true } file ? file.Length / 1e6 : 0;

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
