using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Search;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Benchmarks.Search;

/// <summary>A hub's own database with made-up notices, kept as a pass keeps them, merged as housekeeping merges them; and beside it the floor.</summary>
internal sealed class SearchedHub : IDisposable
{
    private const int PortionSize = 10_000;

    private readonly string _file;
    private readonly SqliteConnection _floor;

    private SearchedHub(string file)
    {
        _file = file;
        Database = HubDatabase.For(new StorageOptions { ConnectionString = $"Data Source={file}", EvidenceFolder = Path.Combine(Path.GetDirectoryName(file)!, "evidence") });
        Store = new SearchStore(Database);
        _floor = new SqliteConnection($"Data Source={file}.fts");
        _floor.Open();
    }

    public HubDatabase Database { get; }

    public SearchStore Store { get; }

    public static async Task<SearchedHub> FillAsync(string file, MadeUpNotices notices, CancellationToken cancellationToken)
    {
        var isThere = File.Exists(file);
        var hub = new SearchedHub(file);
        if (isThere)
            return hub;
        var started = Stopwatch.GetTimestamp();
        await new Migrator(hub.Database, TimeProvider.System).MigrateAsync(cancellationToken);
        await hub.KeepAsync(notices, cancellationToken);
        Console.Error.WriteLine($"kept {notices.Count:N0} notices in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        started = Stopwatch.GetTimestamp();
        var fewer = await new SearchUpkeep(hub.Database).MergeAsync(cancellationToken);
        Console.Error.WriteLine($"merged {fewer:N0} lists away in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        hub.FillFloor(notices);
        return hub;
    }

    public async Task<string> SizesAsync(CancellationToken cancellationToken)
    {
        var lists = await Database.FirstAsync<long>("SELECT COUNT(*) FROM search_posting", null, cancellationToken);
        var rows = await Database.FirstAsync<long>("SELECT SUM(notices) FROM search_posting", null, cancellationToken);
        var packed = await Database.FirstAsync<long>("SELECT SUM(LENGTH(entries) + COALESCE(LENGTH(places), 0) + LENGTH(term) + 12) FROM search_posting", null, cancellationToken);
        return FormattableString.Invariant(
            $"{new FileInfo(_file).Length / 1e6:N0} MB, {rows:N0} term rows in {lists:N0} lists of {packed / 1e6:N0} MB");
    }

    /// <summary>The same words in FTS5 alone: the latest page's worth of row ids, without sectors, regions or notices.</summary>
    public int AskFloor(IEnumerable<string> terms, int take)
    {
        using var command = _floor.CreateCommand();
        command.CommandText = "SELECT rowid FROM word WHERE word MATCH @terms ORDER BY rowid DESC LIMIT @take";
        command.Parameters.AddWithValue("@terms", string.Join(' ', terms.Select(term => $"\"{term}\"")));
        command.Parameters.AddWithValue("@take", take);
        using var reader = command.ExecuteReader();
        var rows = 0;
        while (reader.Read())
            rows++;
        return rows;
    }

    public void Dispose()
    {
        _floor.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private async Task KeepAsync(MadeUpNotices notices, CancellationToken cancellationToken)
    {
        var sources = new SourceStore(Database);
        await sources.UpsertAsync([new SourceRegistration(MadeUpNotices.Source, "Made up", "hash")], MadeUpNotices.Now, cancellationToken);
        var run = await sources.StartRunAsync(MadeUpNotices.Source, MadeUpNotices.Now, cancellationToken);
        var document = new FetchedDocument
        {
            SourceId = MadeUpNotices.Source, RunId = run, Url = "https://made-up.example/", Sha256 = new byte[32], Bytes = 1, At = MadeUpNotices.Now, ReaderVersion = "made-up/1",
        };
        var arrived = await new DocumentStore(Database).PlaceAsync(document, null, cancellationToken);
        var collection = new CollectionStore(Database);
        await collection.SaveAsync(new PassPortion { RunId = run, At = MadeUpNotices.Now, Documents = [arrived] }, cancellationToken);
        for (var first = 0; first < notices.Count; first += PortionSize)
        {
            var drafts = ParallelEnumerable.Range(first, Math.Min(PortionSize, notices.Count - first)).AsOrdered().Select(index => notices[index]).ToList();
            var batch = new DocumentBatch
            {
                SourceId = MadeUpNotices.Source, DocumentId = arrived.Row.Id, ObservedAt = MadeUpNotices.Now, IsBackfill = true, Notices = drafts,
            };
            await collection.SaveAsync(new PassPortion { RunId = run, At = MadeUpNotices.Now, Batches = [batch] }, cancellationToken);
        }
    }

    private void FillFloor(MadeUpNotices notices)
    {
        using var transaction = _floor.BeginTransaction();
        using var create = _floor.CreateCommand();
        create.CommandText = "CREATE VIRTUAL TABLE word USING fts5 (terms, content = '', tokenize = 'ascii')";
        create.ExecuteNonQuery();
        using var insert = _floor.CreateCommand();
        insert.CommandText = "INSERT INTO word (rowid, terms) VALUES (@id, @terms)";
        var id = insert.Parameters.Add("@id", SqliteType.Integer);
        var terms = insert.Parameters.Add("@terms", SqliteType.Text);
        for (var index = 0; index < notices.Count; index++)
        {
            id.Value = index + 1;
            terms.Value = string.Join(' ', Core.Notices.SearchedTexts.Of(notices[index].Content).SelectMany(text => Analyser.Terms(text.Text.Source)));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        using var merge = _floor.CreateCommand();
        merge.CommandText = "INSERT INTO word (word) VALUES ('optimize')";
        merge.ExecuteNonQuery();
    }
}
