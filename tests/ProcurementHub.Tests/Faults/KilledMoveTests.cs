using System.Diagnostics;
using System.Globalization;
using Dapper;
using ProcurementHub.Storage.Moving;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Tests.Storage.Moving;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// `hub migrate --copy-from`, killed twice with -9 on the way. A small hub here; tests/faults/copy.sh moves one with 100,000
/// notices, or as many as it is told (HUB_MOVE_NOTICES, HUB_SEED).
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class KilledMoveTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const int Kills = 2;

    [TearDown]
    public Task CleanAsync() => MovedDatabase.MakePristineAsync(Database);

    [Test]
    public async Task Move_KilledTwice_BringsEveryRowOnce()
    {
        var notices = Number("HUB_MOVE_NOTICES") ?? 15_000;
        var seed = Number("HUB_SEED") ?? Random.Shared.Next(100_000);
        await MovedDatabase.MakePristineAsync(Database);
        using var hub = new HubProcess(Options);
        var source = Path.Combine(hub.Folder("old"), "hub.db");
        var rows = await FilledHub.MakeAsync(source, notices);
        string[] move = ["migrate", "--copy-from", $"sqlite:{source}", "--json"];

        var dice = new Random(seed);
        var (started, at) = (Stopwatch.GetTimestamp(), new List<long>());
        for (var kill = 1; kill <= Kills; kill++)
        {
            // Not before there is something, nor when the rest might be quicker than the murderer.
            var until = dice.NextInt64(rows * (kill - 1) / (Kills + 1), rows * kill / (Kills + 1)) + 1;
            var delay = TimeSpan.FromMilliseconds(dice.Next(0, 100));
            var run = await hub.KillAsync(
                async gone =>
                {
                    while (await ArrivedAsync() < until)
                        await Task.Delay(5, gone);
                    await Task.Delay(delay, gone);
                },
                move);
            Assert.That(run, Is.Null, run?.Errors);
            at.Add(await ArrivedAsync());
        }

        var last = (await hub.RunAsync(move)).Expect(0);
        var time = Stopwatch.GetElapsedTime(started);

        Assert.That(last.Rows.All(row => row.GetProperty("equal").GetBoolean()), last.Output);
        Assert.That(last.Rows.Sum(row => row.GetProperty("targetRows").GetInt64()), Is.EqualTo(rows));
        Assert.That(last.Rows.Single(row => row.GetProperty("table").GetString() == "notice").GetProperty("targetRows").GetInt64(), Is.EqualTo(notices));
        Assert.That(at, Is.Ordered.And.All.GreaterThan(0));
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Options.Provider}: {notices:N0} notices, {rows:N0} rows in {last.Rows.Count} tables, all equal; killed at {string.Join(" and ", at.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)))} rows (seed {seed}); {time.TotalSeconds:N1} s with all three starts and the comparison, {rows / time.TotalSeconds:N0} rows/s."));
    }

    private async Task<long> ArrivedAsync() =>
        await UnfinishedMove.IsInAsync(Database, None)
            ? await Database.AskAsync(connection => connection.ExecuteScalarAsync<long>($"SELECT COALESCE(SUM(rows_copied), 0) FROM {UnfinishedMove.Table}"), None)
            : 0;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
