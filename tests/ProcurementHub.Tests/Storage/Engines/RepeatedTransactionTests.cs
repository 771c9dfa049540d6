using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Tests.Storage.Engines;

/// <summary>One writer at a time: the other waits, and then is run from its beginning.</summary>
[NonParallelizable]
public sealed class LockedDatabaseTests
{
    [Test]
    public async Task Write_DatabaseLockedForLongerThanItWaits_IsRunWhenTheLockIsGone()
    {
        await using var engine = new SqliteDatabase();
        var options = await engine.EmptyAsync();
        options = options with { ConnectionString = $"{options.ConnectionString};Default Timeout=1" };
        var database = HubDatabase.For(options);
        // A connection out of the pool keeps what it was told: this one waits not at all in the engine, and a second outside of it.
        await using (var impatient = await database.OpenAsync(CancellationToken.None))
            await impatient.ExecuteAsync("PRAGMA busy_timeout = 0");
        await using var other = new SqliteConnection($"{options.ConnectionString};Pooling=False");
        await other.OpenAsync();
        var held = other.BeginTransaction(deferred: false);
        using var seen = new SeenRetries(held.Rollback);
        var times = 0;

        await database.WriteAsync(
            transaction =>
            {
                times++;
                return transaction.RunAsync("INSERT INTO page_views (month, views) VALUES (202601, 7)", null, CancellationToken.None);
            },
            CancellationToken.None);

        Assert.That(seen.Faults, Does.Contain("busy"));
        Assert.That(times, Is.EqualTo(1), "it could not begin before");
        Assert.That(await database.FirstAsync<long>("SELECT views FROM page_views", null, CancellationToken.None), Is.EqualTo(7));
    }
}

/// <summary>Deadlocks and lost connections, on a server that has them.</summary>
[NonParallelizable]
public sealed class RepeatedTransactionTests
{
    private const string Raise = "UPDATE page_views SET views = views + 1 WHERE month = @month";

    private readonly SqlServerDatabase engine = new();
    private HubDatabase database = null!;
    private CuttingRelay relay = null!;

    private static CancellationToken None => CancellationToken.None;

    [OneTimeSetUp]
    public Task StartAsync() => engine.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => engine.DisposeAsync();

    [SetUp]
    public async Task FillAsync()
    {
        var options = await engine.EmptyAsync();
        await using (var connection = new SqlConnection(options.ConnectionString))
            await connection.ExecuteAsync("INSERT INTO page_views (month, views) VALUES (1, 0), (2, 0)");
        relay = new CuttingRelay(options.ConnectionString);
        database = HubDatabase.For(options with { ConnectionString = relay.ConnectionString });
    }

    [TearDown]
    public async Task CleanAsync()
    {
        await relay.DisposeAsync();
        SqlConnection.ClearAllPools();
    }

    [Test]
    public async Task Write_TwoThatWaitForEachOther_AreBothKeptOnce()
    {
        using var seen = new SeenRetries();
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());

        await Task.WhenAll(RaiseBothAsync(1, 2, first, second), RaiseBothAsync(2, 1, second, first));

        Assert.That(await ViewsAsync(), Is.EqualTo(new long[] { 2, 2 }));
        Assert.That(seen.Faults, Is.EqualTo(new[] { "deadlock" }));
    }

    [Test]
    public async Task Write_ConnectionLostBeforeTheCommit_IsRunFromItsBeginning()
    {
        using var seen = new SeenRetries();
        var times = 0;

        await database.WriteAsync(
            async transaction =>
            {
                await transaction.RunAsync(Raise, new { month = 1 }, None);
                if (++times == 1)
                    relay.Cut();
                return await transaction.RunAsync(Raise, new { month = 2 }, None);
            },
            None);

        Assert.That(times, Is.EqualTo(2));
        Assert.That(await ViewsAsync(), Is.EqualTo(new long[] { 1, 1 }), "what was half done is not kept");
        Assert.That(seen.Faults, Is.EqualTo(new[] { "connection_lost" }));
    }

    [Test]
    public async Task Write_SessionKilledOnTheServer_IsRunFromItsBeginning()
    {
        var times = 0;

        await database.WriteAsync(
            async transaction =>
            {
                await transaction.RunAsync(Raise, new { month = 1 }, None);
                if (++times == 1)
                    await KillAsync(await transaction.FirstAsync<short>("SELECT @@SPID", null, None));
                return await transaction.RunAsync(Raise, new { month = 2 }, None);
            },
            None);

        Assert.That(times, Is.EqualTo(2));
        Assert.That(await ViewsAsync(), Is.EqualTo(new long[] { 1, 1 }));
    }

    [Test]
    public async Task Write_CommitThatIsNotAnswered_IsNotRunAgain()
    {
        var times = 0;

        Assert.That(() => RaiseAndLoseTheAnswerAsync(database.WriteAsync, () => times++), Throws.InstanceOf<CommitUnknownException>());

        Assert.That(times, Is.EqualTo(1));
        Assert.That(await ViewsAsync(), Is.EqualTo(new long[] { 1, 0 }), "this one had come through: again would have been twice");
    }

    [Test]
    public async Task WriteRepeatable_CommitThatIsNotAnswered_IsRunAgain()
    {
        var times = 0;

        await RaiseAndLoseTheAnswerAsync(database.WriteRepeatableAsync, () => times++);

        Assert.That(times, Is.EqualTo(2));
    }

    [Test]
    public async Task Ask_ConnectionLost_IsAskedAgain()
    {
        var times = 0;

        var views = await database.AskAsync(
            connection =>
            {
                if (++times == 1)
                    relay.Cut();
                return connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM page_views");
            },
            None);

        Assert.That(views, Is.EqualTo(2));
        Assert.That(times, Is.EqualTo(2));
    }

    private Task<int> RaiseBothAsync(int month, int other, TaskCompletionSource mine, TaskCompletionSource theirs) =>
        database.WriteAsync(
            async transaction =>
            {
                await transaction.RunAsync(Raise, new { month }, None);
                mine.TrySetResult();
                await theirs.Task;
                return await transaction.RunAsync(Raise, new { month = other }, None);
            },
            None);

    private async Task<int> RaiseAndLoseTheAnswerAsync(
        Func<Func<System.Data.Common.DbTransaction, Task<int>>, CancellationToken, Task<int>> write, Func<int> countBefore) =>
        await write(
            async transaction =>
            {
                var raised = await transaction.RunAsync(Raise, new { month = 1 }, None);
                if (countBefore() == 0)
                    relay.LoseTheNextAnswer();
                return raised;
            },
            None);

    private async Task KillAsync(short session)
    {
        await using var connection = await database.OpenAsync(None);
        try
        {
            await connection.ExecuteAsync($"KILL {session}");
        }
        catch (SqlException exception) when (exception.Message.Contains("not", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Ignore($"This server kills no session: {exception.Message}");
        }
    }

    private async Task<IReadOnlyList<long>> ViewsAsync()
    {
        await using var connection = await database.OpenAsync(None);
        return (await connection.QueryAsync<long>("SELECT views FROM page_views ORDER BY month")).AsList();
    }
}
