using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using ProcurementHub.Demo;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// Two real `hub work` on one database, 50 sources and 2,000 due digests, and kill -9 of either at random while it has
/// something in hand. Takes many minutes: only where tests/faults/two-nodes.sh asks for it (HUB_NODE_KILLS, HUB_SEED).
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
[NonParallelizable]
public sealed class TwoNodesTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const int SourceCount = 50;
    private const int Subscribers = 2_000;
    private const int Connections = 4;
    private static readonly TimeSpan Cadence = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestTakeover = TimeSpan.FromMinutes(2);

    // Waited for no longer, so that a takeover that is too late has its figure too.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly TDatabase engine = new();
    private readonly HubProcess hub = new();
    private readonly Random dice = new(FaultSettings.Seed);
    private HubDatabase database = null!;
    private StorageOptions storage = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (Kills == 0)
            Assert.Ignore("tests/faults/two-nodes.sh runs it: it takes many minutes");
        await engine.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        hub.Dispose();
        await engine.DisposeAsync();
    }

    [Test]
    public async Task TwoNodes_KilledAtRandom_MakeEachPassAndEachDigestOnce()
    {
        storage = await engine.EmptyAsync();
        database = HubDatabase.For(storage);
        using var server = await CountingServer.StartAsync();
        await using var publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(12) with { Now = DateTimeOffset.UtcNow }, CancellationToken.None);
        await FillAsync(publisher);

        var nodes = new[] { Start("node-a", publisher, server), Start("node-b", publisher, server) };
        var takeovers = new List<Takeover>();
        var started = DateTimeOffset.UtcNow;
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                var victim = dice.Next(2);
                var held = await UntilItHoldsSomethingAsync(nodes[victim]);
                var at = DateTimeOffset.UtcNow;
                nodes[victim].Kill();
                // What it began between the look and its end.
                held = await HeldByAsync(nodes[victim].Name);
                takeovers.AddRange(await WatchAsync(nodes[victim].Name, held, at));
                nodes[victim].Dispose();
                await Task.Delay(TimeSpan.FromSeconds(dice.Next(1, 20)));
                nodes[victim] = Start(victim == 0 ? "node-a" : "node-b", publisher, server);
            }

            await UntilAllIsSentAsync();
        }
        finally
        {
            foreach (var node in nodes)
                node.Dispose();
        }

        await ReportAsync(server, takeovers, DateTimeOffset.UtcNow - started);
    }

    private static int Kills { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("HUB_NODE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 0;

    /// <summary>Each source read once, and subscribers who have not been told of anything yet.</summary>
    private async Task FillAsync(MadeUpPublisher publisher)
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "ProcurementHub.Sources", "Definitions", "demo-ocds.yml"));
        foreach (var id in Ids)
        {
            var text = shipped.Replace("id: demo-ocds", $"id: {id}", StringComparison.Ordinal)
                .Replace("every: 10m", string.Create(CultureInfo.InvariantCulture, $"every: {Cadence.TotalMinutes}m"), StringComparison.Ordinal)
                .Replace("limit=100", "limit=4", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(hub.Folder("definitions"), $"{id}.yml"), $"{text}base: {publisher.Address.GetLeftPart(UriPartial.Authority)}\n");
        }

        foreach (var (name, value) in Settings(publisher))
            hub.Environment[name] = value;
        (await hub.RunAsync(["collect", .. Ids, "--set", "Fetch:DelayPerHost=00:00:00"])).Expect(0);
        var csv = new StringBuilder("email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency\n");
        for (var number = 0; number < Subscribers; number++)
            csv.Append(CultureInfo.InvariantCulture, $"firm{number:00000}@example.org,Firma {number},es,,any,,,,,,hourly\n");
        var file = Path.Combine(hub.Folder("subscribers"), "subscribers.csv");
        await File.WriteAllTextAsync(file, csv.ToString());
        (await hub.RunAsync("subscribers", "import", file, "--verified")).Expect(0);
    }

    private static IReadOnlyList<string> Ids { get; } = [.. Enumerable.Range(1, SourceCount).Select(number => $"xx-node-{number:00}")];

    private Dictionary<string, string> Settings(MadeUpPublisher publisher)
    {
        var settings = new Dictionary<string, string>
        {
            ["Hub__Database__Provider"] = storage.Provider.ToString(),
            ["Hub__ConnectionStrings__Hub"] = storage.ConnectionString,
            ["Hub__Sources__Directory"] = hub.Folder("definitions"),
            ["Hub__Fetch__AllowPrivateAddresses"] = publisher.Address.Authority,
        };
        for (var number = 0; number < Ids.Count; number++)
            settings[$"Hub__Sources__Enabled__{number}"] = Ids[number];
        return settings;
    }

    private NodeProcess Start(string host, MadeUpPublisher publisher, CountingServer server)
    {
        var settings = Settings(publisher);
        // Slow enough that passes and mails are under way at most moments.
        settings["Hub__Fetch__DelayPerHost"] = "00:00:00.200";
        settings["Hub__Mail__Transport"] = Environment.GetEnvironmentVariable("HUB_MAIL_TRANSPORT") ?? "Smtp";
        settings["Hub__Mail__Smtp__Host"] = "127.0.0.1";
        settings["Hub__Mail__Smtp__Port"] = server.Port.ToString(CultureInfo.InvariantCulture);
        settings["Hub__Mail__Smtp__Security"] = "None";
        settings["Hub__Mail__Smtp__Connections"] = Connections.ToString(CultureInfo.InvariantCulture);
        settings["Hub__Mail__MailsPerMinute"] = "300";
        return NodeProcess.Start(host, hub.Folder("logs"), settings, "--data", hub.Data);
    }

    private async Task<IReadOnlyList<HeldThing>> UntilItHoldsSomethingAsync(NodeProcess node)
    {
        var watch = Stopwatch.StartNew();
        // So that a kill does not always meet the first thing that is taken.
        await Task.Delay(TimeSpan.FromSeconds(dice.Next(5, 40)));
        while (true)
        {
            Assert.That(node.IsRunning, Is.True, $"{node.Name} ended by itself: see its log\n{Log()}");
            Assert.That(watch.Elapsed, Is.LessThan(Patience), $"{node.Name} has nothing to do\n{Log()}");
            if (await HeldByAsync(node.Name) is { Count: > 0 } held)
                return held;
            await Task.Delay(dice.Next(1, 50));
        }
    }

    private const string Held = """
        SELECT 'work' AS kind, name AS what FROM lease WHERE owner LIKE @owner
        UNION ALL
        SELECT 'source', source_id FROM source_run WHERE outcome = 0 AND owner LIKE @owner
        UNION ALL
        SELECT 'mails', CAST(COUNT(*) AS VARCHAR(20)) FROM outbox_delivery WHERE state = 1 AND lease_owner LIKE @owner
        HAVING COUNT(*) > 0
        """;

    private async Task<IReadOnlyList<HeldThing>> HeldByAsync(string node)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<HeldThing>(Held, new { owner = node + "%" })).AsList();
    }

    /// <summary>How long until the other has each of the things, or has done it.</summary>
    private async Task<IReadOnlyList<Takeover>> WatchAsync(string node, IReadOnlyList<HeldThing> held, DateTimeOffset since)
    {
        var left = held.ToDictionary(thing => (thing.Kind, thing.Kind == "mails" ? "" : thing.What));
        var taken = new List<Takeover>();
        while (left.Count > 0 && DateTimeOffset.UtcNow - since < Patience)
        {
            await Task.Delay(200);
            var still = (await HeldByAsync(node)).Select(thing => (thing.Kind, thing.Kind == "mails" ? "" : thing.What)).ToHashSet();
            foreach (var key in left.Keys.Where(key => !still.Contains(key)).ToList())
            {
                taken.Add(new Takeover(key.Kind, left[key].What, DateTimeOffset.UtcNow - since));
                left.Remove(key);
            }
        }

        return [.. taken, .. left.Select(thing => new Takeover(thing.Key.Kind, thing.Value.What, Patience))];
    }

    private async Task UntilAllIsSentAsync()
    {
        var watch = Stopwatch.StartNew();
        var outbox = new OutboxStore(database);
        while (true)
        {
            var counts = await outbox.CountAsync(CancellationToken.None);
            if (counts.Waiting + counts.Leased == 0 && counts.Sent >= Subscribers)
                return;
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromMinutes(15)), $"{counts}\n{Log()}");
            await Task.Delay(1_000);
        }
    }

    private async Task ReportAsync(CountingServer server, IReadOnlyList<Takeover> takeovers, TimeSpan took)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var passes = (await connection.QueryAsync<PassSpan>(
            "SELECT source_id, started_at, finished_at, outcome FROM source_run ORDER BY source_id, started_at, id")).AsList();
        var composed = (await connection.QueryAsync<string>("SELECT message_id FROM outbox_mail")).ToHashSet(StringComparer.Ordinal);
        var taken = server.Taken();
        var byId = taken.ToLookup(mail => mail.MessageId.Trim('<', '>'));
        var expected = composed.Select(id => id.Trim('<', '>')).ToList();
        var repeats = taken.Count - byId.Count;

        var spans = PassSpans.Of(passes, Cadence);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {storage.Provider}, seed {FaultSettings.Seed}: {Kills} kills within {took.TotalMinutes:0.0} min; each node on a machine of its own: {(NodeProcess.CanNameHosts ? "yes" : "no, by the name")}
            passes: {passes.Count} over {SourceCount} sources, {spans.Whole} to the end, {spans.CutByKills} cut by kills; {spans.FewestOfASource} to {spans.MostOfASource} a source at a cadence of {Cadence.TotalMinutes} min; overlapping: {spans.Overlapping.Count}; repeated before half the cadence: {spans.Repeated.Count}; left open: {spans.Open}
            digests: {composed.Count} composed for {Subscribers} subscribers, {taken.Count} mails taken, {expected.Count(id => !byId.Contains(id))} lost, {repeats} repeats (at most {Kills * Connections}: {Connections} in flight a kill)
            takeovers: {takeovers.Count}, the longest {takeovers.Select(one => one.After.TotalSeconds).DefaultIfEmpty().Max():0} s
            """));
        foreach (var kind in takeovers.GroupBy(one => one.Kind))
        {
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {kind.Key}: {kind.Count()}, {kind.Min(one => one.After.TotalSeconds):0} to {kind.Max(one => one.After.TotalSeconds):0} s ({string.Join(", ", kind.Select(one => one.What).Distinct())})"));
        }

        Assert.Multiple(() =>
        {
            Assert.That(spans.Overlapping, Is.Empty);
            Assert.That(spans.Repeated, Is.Empty);
            Assert.That(spans.FewestOfASource, Is.GreaterThan(1), "each source had its turns");
            Assert.That(expected.Where(id => !byId.Contains(id)), Is.Empty, "lost");
            Assert.That(taken.Select(mail => mail.Recipient).Distinct().Count(), Is.EqualTo(Subscribers), "each got a digest");
            Assert.That(byId.Select(mails => mails.Select(mail => mail.Recipient).Distinct().Count()), Has.All.EqualTo(1));
            Assert.That(composed, Has.Count.EqualTo(Subscribers), "nobody's digest was composed twice");
            Assert.That(repeats, Is.LessThanOrEqualTo(Kills * Connections));
            Assert.That(takeovers, Is.Not.Empty);
            Assert.That(takeovers.Select(one => one.After), Has.All.LessThan(LongestTakeover));
        });
    }

    private string Log() => string.Join('\n', Directory.GetFiles(hub.Folder("logs")).Select(file => $"{Path.GetFileName(file)}:\n{string.Join('\n', File.ReadLines(file).TakeLast(20))}"));

    private sealed record HeldThing
    {
        public required string Kind { get; init; }

        public required string What { get; init; }
    }

    private sealed record Takeover(string Kind, string What, TimeSpan After);
}
