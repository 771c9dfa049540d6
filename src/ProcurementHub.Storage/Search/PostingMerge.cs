using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// Makes one list of the many that the portions have left of each term in a bucket, without those of versions that
/// are no longer a notice's latest. What is merged says what its parts said, so that a search in between finds the same.
/// </summary>
internal sealed class PostingMerge(HubDatabase database, int bucket)
{
    private const int ListsAtOnce = 5_000;

    private const string PartsOf = "SELECT bucket, part, notices FROM search_part WHERE bucket = @bucket";

    private const string Lists = """
        SELECT bucket, term, part, notices, entries, places
        FROM search_posting
        WHERE bucket = @bucket AND term > @after
        ORDER BY term, part
        """;

    private const string Forget = """
        DELETE FROM search_posting
        WHERE bucket = @bucket AND term >= @first AND term <= @last AND EXISTS (
            SELECT 1 FROM [#named_posting] AS m WHERE m.term = search_posting.term AND m.part = search_posting.part)
        """;

    /// <returns>How many lists fewer there are.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var parts = await database.ListAsync<PartRow>(PartsOf, new { bucket }, cancellationToken);
        var outdated = await OutdatedAsync(cancellationToken);
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        var part = ids.Next();
        var (fewer, after, notices) = (0, "", 0);
        while (true)
        {
            var rows = await NextAsync(after, cancellationToken);
            if (rows.Count == 0)
                break;
            after = rows[^1].Term;
            var lists = rows.GroupBy(row => row.Term, StringComparer.Ordinal).Select(own => own.ToList()).ToList();
            var merged = lists.Where(own => own.Count > 1).Select(own => (Rows: own, One: Merge(own, part, outdated))).ToList();
            notices += merged.Where(list => list.One?.Term == Facets.Any).Sum(list => list.One!.Notices);
            if (merged.Count > 0)
                fewer += await ReplaceAsync(merged, cancellationToken);
        }

        await database.WriteAsync(transaction => TakeOverAsync(transaction, parts, part, notices, cancellationToken), cancellationToken);
        return fewer;
    }

    /// <summary>The lists of the next terms, of each term all.</summary>
    private async Task<List<PostingRow>> NextAsync(string after, CancellationToken cancellationToken)
    {
        for (var take = ListsAtOnce; ; take *= 2)
        {
            var rows = (await database.ListAsync<PostingRow>(
                database.Dialect.Paged(Lists), new { bucket, after, skip = 0, take }, cancellationToken)).ToList();
            if (rows.Count < take)
                return rows;
            var last = rows[^1].Term;
            if (rows[0].Term == last)
                continue;
            rows.RemoveAll(row => row.Term == last);
            return rows;
        }
    }

    /// <returns>Null when nothing is left.</returns>
    private static PostingRow? Merge(List<PostingRow> rows, long part, HashSet<long> outdated)
    {
        var postings = rows
            .SelectMany(Posting.Of)
            .Where(posting => !outdated.Contains(posting.Key))
            .OrderByDescending(posting => posting.Key)
            .DistinctBy(posting => posting.Key)
            .ToList();
        return postings.Count == 0 ? null : PostingRow.Of(rows[0].Bucket, rows[0].Term, part, postings);
    }

    private Task<int> ReplaceAsync(List<(List<PostingRow> Rows, PostingRow? One)> merged, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            var before = merged.SelectMany(list => list.Rows).ToList();
            await database.Dialect.StageAsync(transaction, PostingRow.Names, before, cancellationToken);
            var range = new { bucket, first = before[0].Term, last = before[^1].Term };
            var forgotten = await transaction.RunAsync(Forget, range, cancellationToken);
            if (forgotten != before.Count)
                throw new InvalidOperationException("Another process is merging the search's lists.");
            var after = merged.Select(list => list.One).OfType<PostingRow>().ToList();
            await database.Dialect.LoadAsync(transaction, PostingRow.Table, after, cancellationToken);
            return before.Count - after.Count;
        }, cancellationToken);

    private static readonly BulkTable<PartRow> TakenOver = new BulkTable<PartRow>("taken_over").Integer("part", row => row.Part);

    private const string ForgetParts =
        "DELETE FROM search_part WHERE bucket = @bucket AND part IN (SELECT part FROM [#taken_over])";

    private async Task<int> TakeOverAsync(
        DbTransaction transaction, IReadOnlyList<PartRow> parts, long part, int notices, CancellationToken cancellationToken)
    {
        await database.Dialect.StageAsync(transaction, TakenOver, parts, cancellationToken);
        await transaction.RunAsync(ForgetParts, new { bucket }, cancellationToken);
        PartRow[] one = [new PartRow { Bucket = bucket, Part = part, Notices = notices }];
        await database.Dialect.LoadAsync(transaction, PartRow.Table, one, cancellationToken);
        return parts.Count;
    }

    private static readonly BulkTable<long> Asked = new BulkTable<long>("asked_version").Integer("id", id => id);

    private const string LatestOfAsked = """
        SELECT v.id
        FROM [#asked_version] AS a CROSS JOIN notice_version AS v CROSS JOIN notice AS n
        WHERE v.id = a.id AND n.id = v.notice_id AND n.version_id = v.id
        """;

    private const string AllOfBucket = """
        SELECT bucket, term, part, notices, entries FROM search_posting WHERE bucket = @bucket AND term = @term
        """;

    /// <summary>A version that is not the latest never becomes it again.</summary>
    private async Task<HashSet<long>> OutdatedAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync<PostingRow>(AllOfBucket, new { bucket, term = Facets.Any }, cancellationToken);
        var keys = rows.SelectMany(Posting.Of).Select(posting => posting.Key).ToHashSet();
        var latest = await database.ReadAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, Asked, keys.Select(PostingKey.VersionId).ToList(), cancellationToken);
            return (await transaction.ListAsync<long>(LatestOfAsked, null, cancellationToken)).ToHashSet();
        }, cancellationToken);
        keys.RemoveWhere(key => latest.Contains(PostingKey.VersionId(key)));
        return keys;
    }
}
