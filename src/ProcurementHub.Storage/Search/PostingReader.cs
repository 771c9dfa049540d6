using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace ProcurementHub.Storage.Search;

/// <summary>
/// Reads the lists that conditions ask for, of some buckets at once: first their names and the short ones, then the long
/// ones of the buckets that have something for each condition, as far as they are not at hand.
/// </summary>
internal sealed class PostingReader
{
    // Longer ones do not stand beside their names, and cost a walk to another part of the file.
    private const int NoticesInShortList = 500;

    private const string Buckets =
        "SELECT bucket, MAX(part) AS part, SUM(notices) AS notices FROM search_part GROUP BY bucket ORDER BY bucket DESC";

    private readonly DbConnection connection;
    private readonly Conditions conditions;
    private readonly ListCache cache;
    private readonly List<string> terms;
    private readonly List<TermRange> ranges;
    private readonly bool withPlaces;

    public PostingReader(DbConnection connection, Conditions conditions, ListCache cache)
    {
        this.connection = connection;
        this.conditions = conditions;
        this.cache = cache;
        var all = conditions.Required.Concat(conditions.Excluded).ToList();
        ranges = all.SelectMany(condition => condition.Ranges).Distinct().ToList();
        terms = all.SelectMany(condition => condition.Terms).Concat(conditions.Phrases.SelectMany(phrase => phrase.Terms))
            .Distinct(StringComparer.Ordinal)
            .Where(term => !ranges.Exists(range => range.Holds(term)))
            .ToList();

        // What phrases need is read for phrases only: it is as much again.
        withPlaces = conditions.Phrases.Count > 0;
    }

    /// <summary>All there are with how many notices they have, the latest first.</summary>
    public async Task<IReadOnlyList<PartRow>> BucketsAsync(CancellationToken cancellationToken) =>
        (await connection.QueryAsync<PartRow>(new CommandDefinition(Buckets, cancellationToken: cancellationToken))).AsList();

    /// <summary>Of each bucket that has a list for each condition all its lists.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PostingRow>>> ReadAsync(IReadOnlyList<int> buckets, CancellationToken cancellationToken)
    {
        var named = (await NamedAsync(buckets, cancellationToken))
            .GroupBy(row => row.Bucket)
            .Where(bucket => conditions.Required.TrueForAll(condition => bucket.Any(row => condition.Holds(row.Term))))
            .OrderByDescending(bucket => bucket.Key)
            .Select(bucket => bucket.GroupBy(row => row.Term, StringComparer.Ordinal).Select(own => Whole([.. own])).ToList())
            .ToList();
        var missing = named.SelectMany(bucket => bucket).Where(own => !own.TrueForAll(row => row.HasEntries)).ToList();
        if (missing.Count > 0)
            await FillAsync(missing, cancellationToken);
        return named.ConvertAll(bucket => bucket.SelectMany(own => own).ToList());
    }

    /// <summary>A term's lists in a bucket, with what is at hand of them.</summary>
    private List<PostingRow> Whole(List<PostingRow> own) =>
        own.ConvertAll(row => row.HasEntries ? row : cache.Find(row, withPlaces) ?? row);

    // A term's lists of a bucket are taken from one statement, all of them: they may have been merged since they were named.
    private async Task FillAsync(List<List<PostingRow>> missing, CancellationToken cancellationToken)
    {
        var buckets = missing.Select(own => own[0].Bucket).Distinct();
        var sql = $"""
            SELECT bucket, term, part, notices, entries{(withPlaces ? ", places" : "")}
            FROM search_posting
            WHERE {In(buckets)} AND term IN @terms
            """;
        var parameters = new { terms = missing.Select(own => own[0].Term).Distinct(StringComparer.Ordinal) };
        var read = (await connection.QueryAsync<PostingRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)))
            .ToLookup(row => (row.Bucket, row.Term));
        foreach (var own in missing)
        {
            var name = (own[0].Bucket, own[0].Term);
            own.Clear();
            own.AddRange(read[name]);
            foreach (var row in own.Where(row => row.Notices > NoticesInShortList))
                cache.Keep(row);
        }
    }

    private Task<IEnumerable<PostingRow>> NamedAsync(IReadOnlyList<int> buckets, CancellationToken cancellationToken)
    {
        var isShort = string.Create(CultureInfo.InvariantCulture, $"CASE WHEN notices <= {NoticesInShortList} THEN");
        var columns = $"bucket, term, part, notices, {isShort} entries END AS entries{(withPlaces ? $", {isShort} places END AS places" : "")}";
        var parameters = new DynamicParameters();
        var sql = new StringBuilder();
        if (terms.Count > 0)
        {
            parameters.Add("terms", terms);
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {In(buckets)} AND term IN @terms");
        }

        for (var index = 0; index < ranges.Count; index++)
        {
            parameters.Add($"from{index}", ranges[index].From);
            parameters.Add($"to{index}", ranges[index].To);
            sql.Append(sql.Length > 0 ? "\nUNION ALL\n" : "");
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {In(buckets)} AND term >= @from{index} AND term < @to{index}");
        }

        return connection.QueryAsync<PostingRow>(new CommandDefinition(sql.ToString(), parameters, cancellationToken: cancellationToken));
    }

    // Buckets are numbers of our own, and stand in the statement as such: a parameter each would cost more than the reading.
    private static string In(IEnumerable<int> buckets) =>
        $"bucket IN ({string.Join(',', buckets.Select(bucket => bucket.ToString(CultureInfo.InvariantCulture)))})";
}
