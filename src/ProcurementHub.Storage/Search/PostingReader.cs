using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// Reads the lists that conditions ask for and that are not at hand, of some buckets at once: first their names and the
/// short ones, then the long ones of the buckets that have something for each condition.
/// </summary>
internal sealed class PostingReader
{
    // Longer ones do not stand beside their names, and cost a walk to another part of the file.
    private const int NoticesInShortList = 500;

    private const string Buckets = """
        SELECT bucket, COUNT(*) AS parts, MAX(part) AS last_part, SUM(part) AS sum_of_parts, SUM(notices) AS notices
        FROM search_part
        GROUP BY bucket
        ORDER BY bucket DESC
        """;

    private readonly DbConnection connection;
    private readonly Conditions conditions;
    private readonly ListCache cache;
    private readonly List<TermRange> asked;
    private readonly bool withPlaces;

    public PostingReader(DbConnection connection, Conditions conditions, ListCache cache)
    {
        this.connection = connection;
        this.conditions = conditions;
        this.cache = cache;
        var all = conditions.Required.Concat(conditions.Excluded).ToList();
        asked = all.SelectMany(condition => condition.Ranges).Distinct().ToList();
        asked.AddRange(all.SelectMany(condition => condition.Terms).Concat(conditions.Phrases.SelectMany(phrase => phrase.Terms))
            .Distinct(StringComparer.Ordinal)
            .Where(term => !asked.Exists(range => range.Holds(term)))
            .Select(TermRange.Of)
            .ToList());

        // What phrases need is read for phrases only: it is as much again.
        withPlaces = conditions.Phrases.Count > 0;
    }

    /// <summary>All there are, the latest first. Asked before any list: one that comes in between is found, or found next time.</summary>
    public async Task<IReadOnlyList<BucketState>> BucketsAsync(CancellationToken cancellationToken) =>
        (await connection.QueryAsync<BucketState>(new CommandDefinition(Buckets, cancellationToken: cancellationToken))).AsList();

    /// <summary>Of each bucket that has a list for each condition all its lists.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PostingRow>>> ReadAsync(IEnumerable<BucketState> buckets, CancellationToken cancellationToken)
    {
        var all = buckets.Select(state => new BucketLists(state, asked, withPlaces, cache)).ToList();
        var unknown = all.FindAll(bucket => bucket.Unknown.Any());
        if (unknown.Count > 0)
            await NameAsync(unknown, cancellationToken);
        var able = all.FindAll(bucket => conditions.Required.TrueForAll(bucket.Has));
        var unread = able.FindAll(bucket => bucket.Unread.Any());
        if (unread.Count > 0)
            await FillAsync(unread, cancellationToken);
        return able.ConvertAll(bucket => bucket.Lists.ToList());
    }

    private async Task NameAsync(List<BucketLists> unknown, CancellationToken cancellationToken)
    {
        var isShort = string.Create(CultureInfo.InvariantCulture, $"CASE WHEN notices <= {NoticesInShortList} THEN");
        var columns = $"bucket, term, part, notices, {isShort} entries END AS entries{(withPlaces ? $", {isShort} places END AS places" : "")}";
        var ranges = unknown.SelectMany(bucket => bucket.Unknown).Distinct().ToLookup(range => range.Only is null);
        var parameters = new DynamicParameters();
        var sql = new StringBuilder();
        if (ranges[false].Select(range => range.Only!).ToList() is { Count: > 0 } terms)
        {
            parameters.Add("terms", terms);
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {In(unknown)} AND term IN @terms");
        }

        foreach (var (index, range) in ranges[true].Index())
        {
            parameters.Add($"from{index}", range.From);
            parameters.Add($"to{index}", range.To);
            sql.Append(sql.Length > 0 ? "\nUNION ALL\n" : "");
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {In(unknown)} AND term >= @from{index} AND term < @to{index}");
        }

        var named = await ReadAsync(sql.ToString(), parameters, cancellationToken);
        foreach (var bucket in unknown)
            bucket.Name(named[bucket.State.Bucket]);
    }

    // A term's lists of a bucket are taken from one statement, all of them: they may have been merged since they were named.
    private async Task FillAsync(List<BucketLists> unread, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT bucket, term, part, notices, entries{(withPlaces ? ", places" : "")}
            FROM search_posting
            WHERE {In(unread)} AND term IN @terms
            """;
        var parameters = new { terms = unread.SelectMany(bucket => bucket.Unread).Distinct(StringComparer.Ordinal) };
        var read = await ReadAsync(sql, parameters, cancellationToken);
        foreach (var bucket in unread)
            bucket.Fill(read[bucket.State.Bucket].ToLookup(list => list.Term, StringComparer.Ordinal));
    }

    private async Task<ILookup<int, PostingRow>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<PostingRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).ToLookup(list => list.Bucket);

    // Buckets are numbers of our own, and stand in the statement as such: a parameter each would cost more than the reading.
    private static string In(IEnumerable<BucketLists> buckets) =>
        $"bucket IN ({string.Join(',', buckets.Select(bucket => bucket.State.Bucket.ToString(CultureInfo.InvariantCulture)))})";
}
