using System.Data.Common;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// Keeps the search's tables whole and small: reads what was kept before they were there, and merges the lists of
/// many portions. Both go on in short steps, each of which stands by itself.
/// </summary>
public sealed class SearchUpkeep(HubDatabase database)
{
    private const int NoticesAtOnce = 500;

    /// <summary>Fewer parts than this are not worth the writing.</summary>
    private const int PartsWorthMerging = 4;

    private const string Waiting = """
        SELECT n.id, n.source_id, n.native_id, n.entity_id, n.version_id, v.content AS content_json
        FROM search_backlog AS b JOIN notice AS n ON n.id = b.notice_id JOIN notice_version AS v ON v.id = n.version_id
        ORDER BY b.notice_id DESC
        """;

    private static readonly BulkTable<long> Read = new BulkTable<long>("read_backlog").Integer("notice_id", id => id);

    private const string Done = "DELETE FROM search_backlog WHERE notice_id IN (SELECT notice_id FROM [#read_backlog])";

    /// <summary>Makes notices findable that were kept before there was a search, the latest first.</summary>
    /// <returns>How many.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var (all, some) = (0, 0);
        do
        {
            using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
            some = await database.WriteAsync(transaction => CatchUpAsync(transaction, ids, cancellationToken), cancellationToken);
            all += some;
        }
        while (some > 0);
        return all;
    }

    private async Task<int> CatchUpAsync(DbTransaction transaction, IdRange ids, CancellationToken cancellationToken)
    {
        ids.Rewind();
        var rows = await transaction.ListAsync<WaitingNotice>(
            database.Dialect.Paged(Waiting), new { skip = 0, take = NoticesAtOnce }, cancellationToken);
        if (rows.Count == 0)
            return 0;
        var versions = rows
            .Select(row => new SearchableVersion(row.VersionId, new NoticeKey(row.SourceId, row.NativeId), row.EntityId, NoticeJson.Read(row.ContentJson)))
            .ToList();
        await SearchWriter.Pack(versions, ids.Next()).SaveAsync(database.Dialect, transaction, cancellationToken);
        await database.Dialect.StageAsync(transaction, Read, rows.Select(row => row.Id).ToList(), cancellationToken);
        await transaction.RunAsync(Done, null, cancellationToken);
        return rows.Count;
    }

    private const string WorthMerging = """
        SELECT bucket FROM search_part GROUP BY bucket HAVING COUNT(*) >= @atLeast ORDER BY bucket DESC
        """;

    /// <summary>Merges the lists of buckets that came in many parts.</summary>
    /// <returns>How many lists fewer there are.</returns>
    public async Task<int> MergeAsync(CancellationToken cancellationToken)
    {
        var fewer = 0;
        foreach (var bucket in await database.ListAsync<int>(WorthMerging, new { atLeast = PartsWorthMerging }, cancellationToken))
            fewer += await new PostingMerge(database, bucket).RunAsync(cancellationToken);
        return fewer;
    }

    private sealed record WaitingNotice
    {
        public required long Id { get; init; }

        public required string SourceId { get; init; }

        public required string NativeId { get; init; }

        public long? EntityId { get; init; }

        public required long VersionId { get; init; }

        public required string ContentJson { get; init; }
    }
}
