using Microsoft.Data.Sqlite;
using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Jobs.Collecting;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// An embedded database that fails in the middle of a pass, or is locked by another program: the portal is not blamed, and
/// nothing is missing afterwards. A server's disk and locks are its own; that it goes away is in LostDatabaseCollectingTests.
/// </summary>
[NonParallelizable]
public sealed class DatabaseFaultTests
{
    // What the engine says of a disk that fails comes out of the same place.
    private const string Fail = "CREATE TRIGGER fails BEFORE INSERT ON notice_version WHEN (SELECT COUNT(*) FROM notice_version) > 30 BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END";

    private CollectingHub hub = null!;
    private MadeUpPublisher publisher = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        hub = await CollectingHub.OpenAsync();
        publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(notices: 300), CancellationToken.None);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await publisher.DisposeAsync();
        await hub.DisposeAsync();
    }

    [Test]
    public async Task Database_ThatFailsInTheMiddleOfAPass_IsNotHeldAgainstThePortal()
    {
        await RunAsync(Fail);
        Assert.That(() => hub.CollectAsync("demo-ocds", publisher.Address), Throws.InstanceOf<SqliteException>());

        var source = await hub.SourceAsync("demo-ocds");
        Assert.Multiple(() =>
        {
            Assert.That((source.ConsecutiveFailures, source.LastRun!.Outcome), Is.EqualTo((0, RunOutcome.Interrupted)));
            Assert.That(source.LastRun!.FailureReason, Does.Contain("The hub could not go on").And.Contain("disk I/O error"));
            Assert.That(source.NextRunAt, Is.LessThanOrEqualTo(hub.Now), "it goes on as soon as it can");
        });

        await RunAsync("DROP TRIGGER fails");
        hub.Now += TimeSpan.FromMinutes(1);
        await hub.CollectAsync("demo-ocds", publisher.Address);
        var expected = publisher.Content.Notices.Count(notice => notice.Outlet == Outlet.Feed);
        Assert.That(await hub.StoredAsync(), Has.Count.EqualTo(expected));
        Assert.That((await hub.SourceAsync("demo-ocds")).LastRun!.Outcome, Is.EqualTo(RunOutcome.Succeeded));
    }

    [Test]
    public async Task Database_LockedByAnotherProgramForAWhile_IsWaitedFor()
    {
        await using var other = new SqliteConnection(Connection());
        await other.OpenAsync();
        await using var held = await other.BeginTransactionAsync();
        var pass = hub.CollectAsync("demo-ocds", publisher.Address);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.That(pass.IsCompleted, Is.False);

        await held.RollbackAsync();
        Assert.That((await pass).New, Is.GreaterThan(0));
        Assert.That((await hub.SourceAsync("demo-ocds")).ConsecutiveFailures, Is.Zero);
    }

    private string Connection() => $"Data Source={hub.DatabaseFile};Pooling=False";

    private async Task RunAsync(string statement)
    {
        await using var connection = new SqliteConnection(Connection());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
