using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Backups;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Moving;

namespace ProcurementHub.Tests.Storage.Moving;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class HubMoveTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private DirectoryInfo folder = null!;

    private string Old => Path.Combine(folder.FullName, "hub.db");

    [SetUp]
    public async Task FillAsync()
    {
        folder = Directory.CreateTempSubdirectory("hub-move-");
        await MovedDatabase.MakePristineAsync(Database);
        await FilledHub.MakeAsync(Old, FilledHub.FewRows);
    }

    [TearDown]
    public async Task CleanAsync()
    {
        await MovedDatabase.MakePristineAsync(Database);
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Move_HubWithRowsInEveryTable_BringsEveryTableWhole()
    {
        var moved = await MoveAsync();

        Assert.That(moved.Tables.Select(table => table.Table), Is.EquivalentTo(SchemaText.TablesOf("Sqlite").Keys));
        Assert.That(moved.Tables.Where(table => table.Target.Rows < FilledHub.FewRows), Is.Empty);
        Assert.That(moved.Different, Is.Empty);
        Assert.That(await UnfinishedMove.IsInAsync(Database, None), Is.False);
    }

    [Test]
    public async Task Move_InterruptedTwice_GoesOnWhereItWas()
    {
        Assert.That(() => MoveAsync(stopAfter: 5), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => MoveAsync(stopAfter: 20), Throws.InstanceOf<OperationCanceledException>());

        var moved = await MoveAsync();

        Assert.That(moved.AlreadyThere, Is.GreaterThan(24 * (FilledHub.FewRows - 1)));
        Assert.That(moved.Different, Is.Empty);
    }

    [Test]
    public async Task Move_ToADatabaseThatIsInUse_RefusesAndChangesNothing()
    {
        await Sources.UpsertAsync([new("pe-other", "Otra", "hash")], Now, None);

        Assert.That(() => MoveAsync(), Throws.InstanceOf<MoveRefusedException>().With.Message.Contains("source"));
        Assert.That(await UnfinishedMove.IsInAsync(Database, None), Is.False);
    }

    [Test]
    public async Task Move_ToADatabaseFromWhichIdsWereTaken_Refuses()
    {
        using (await HubDatabase.For(Options).Ids.ReserveAsync(1, None))
        {
        }

        Assert.That(() => MoveAsync(), Throws.InstanceOf<MoveRefusedException>().With.Message.Contains("id_block"));
    }

    [Test]
    public async Task Move_RowsOfOthersInHalfAMove_Refuses()
    {
        Assert.That(() => MoveAsync(stopAfter: 5), Throws.InstanceOf<OperationCanceledException>());
        await using (var connection = await Database.OpenAsync(None))
            await connection.ExecuteAsync("INSERT INTO page_views (month, views) VALUES (202601, 1)");

        Assert.That(() => MoveAsync(), Throws.InstanceOf<MoveRefusedException>().With.Message.Contains("page_views"));
    }

    [Test]
    public async Task Move_AValueThatIsNotWhatWasSent_IsNamedByItsTable()
    {
        Assert.That(() => MoveAsync(stopAfter: 58), Throws.InstanceOf<OperationCanceledException>());
        await using (var connection = await Database.OpenAsync(None))
            await connection.ExecuteAsync("UPDATE source SET title = 'Otra' WHERE id = (SELECT MIN(id) FROM source)");

        var moved = await MoveAsync();

        Assert.That(moved.Different, Is.EqualTo(new[] { "source" }));
        Assert.That(() => new Migrator(Database, TimeProvider.System).MigrateAsync(None), Throws.InstanceOf<SchemaMismatchException>(), "no hub starts on it");
    }

    [Test]
    public void Move_OfAHubThatRuns_Refuses()
    {
        using var hub = Open();
        hub.ExecuteScalar<long>("SELECT COUNT(*) FROM notice");

        Assert.That(() => MoveAsync(), Throws.InstanceOf<MoveRefusedException>().With.Message.Contains("Stop the hub"));
    }

    [Test]
    public async Task Move_OfAHubThatRanMeanwhile_Refuses()
    {
        Assert.That(() => MoveAsync(stopAfter: 5), Throws.InstanceOf<OperationCanceledException>());
        await using (var hub = Open())
            await hub.ExecuteAsync("UPDATE notice SET title = 'Otro' WHERE id = 1");

        Assert.That(() => MoveAsync(), Throws.InstanceOf<MoveRefusedException>().With.Message.Contains("when this move began"));
    }

    [Test]
    public async Task Move_OfAnOlderHub_Refuses()
    {
        await using (var hub = Open())
            await hub.ExecuteAsync("DELETE FROM schema_migration WHERE name LIKE '0026%'");

        Assert.That(() => MoveAsync(), Throws.InstanceOf<MoveRefusedException>().With.Message.Contains("hub migrate"));
    }

    [Test]
    public async Task Move_TextThatIsTooLongForTheTarget_IsNamedAndNotCut()
    {
        if (Options.Provider == DatabaseProvider.Sqlite)
            Assert.Ignore("This engine knows no lengths.");
        await using (var hub = Open())
            await hub.ExecuteAsync("UPDATE document SET media_type = @text WHERE id = 1", new { text = new string('x', 300) });

        Assert.That(() => MoveAsync(), Throws.InstanceOf<MoveRefusedException>().With.Message.Contains("document.media_type"));
    }

    private async Task<MovedHub> MoveAsync(int stopAfter = int.MaxValue)
    {
        using var stop = new CancellationTokenSource();
        var steps = 0;
        var progress = new Steps(() =>
        {
            if (++steps == stopAfter)
                stop.Cancel();
        });
        var target = Path.Combine(folder.FullName, "new");
        var files = new MovedFiles(Old, new DataFolderLayout(target), Path.Combine(target, "evidence"));
        var database = HubDatabase.For(Options);
        return await new HubMove(database, new Migrator(database, TimeProvider.System), TimeProvider.System).RunAsync(Old, files, progress, stop.Token);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Old};Pooling=False");
        connection.Open();
        return connection;
    }

    // At once, where Progress<T> would tell of it some time.
    private sealed class Steps(Action step) : IProgress<MoveProgress>
    {
        public void Report(MoveProgress value) => step();
    }
}
