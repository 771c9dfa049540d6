using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace ProcurementHub.Storage.Search;

/// <summary>Reads the lists that conditions ask for, of some buckets in one statement.</summary>
internal sealed class PostingReader
{
    private const string Buckets =
        "SELECT bucket, MAX(part) AS part, SUM(notices) AS notices FROM search_part GROUP BY bucket ORDER BY bucket DESC";

    private readonly DbConnection connection;
    private readonly Conditions conditions;
    private readonly List<string> terms;
    private readonly List<TermRange> ranges;
    private readonly DynamicParameters parameters = new();
    private readonly string lists;

    public PostingReader(DbConnection connection, Conditions conditions)
    {
        this.connection = connection;
        this.conditions = conditions;
        var all = conditions.Required.Concat(conditions.Excluded).ToList();
        ranges = all.SelectMany(condition => condition.Ranges).Distinct().ToList();
        terms = all.SelectMany(condition => condition.Terms).Concat(conditions.Phrases.SelectMany(phrase => phrase.Terms))
            .Distinct(StringComparer.Ordinal)
            .Where(term => !ranges.Exists(range => range.Holds(term)))
            .ToList();
        parameters.Add("terms", terms);
        for (var index = 0; index < ranges.Count; index++)
        {
            parameters.Add($"from{index}", ranges[index].From);
            parameters.Add($"to{index}", ranges[index].To);
        }

        // What phrases need is read for phrases only: it is as much again.
        lists = conditions.Phrases.Count > 0 ? "bucket, term, notices, entries, places" : "bucket, term, notices, entries";
    }

    /// <summary>All there are with how many notices they have, the latest first.</summary>
    public async Task<IReadOnlyList<PartRow>> BucketsAsync(CancellationToken cancellationToken) =>
        (await connection.QueryAsync<PartRow>(new CommandDefinition(Buckets, cancellationToken: cancellationToken))).AsList();

    /// <summary>Those of the buckets that have a list for each condition, as far as their names tell.</summary>
    public async Task<List<int>> WorthReadingAsync(IReadOnlyList<int> buckets, CancellationToken cancellationToken)
    {
        var names = await ReadAsync("bucket, term", buckets, cancellationToken);
        return buckets
            .Where(bucket => conditions.Required.All(condition => names[bucket].Any(row => condition.Holds(row.Term))))
            .ToList();
    }

    public Task<ILookup<int, PostingRow>> ReadAsync(IReadOnlyList<int> buckets, CancellationToken cancellationToken) =>
        ReadAsync(lists, buckets, cancellationToken);

    private async Task<ILookup<int, PostingRow>> ReadAsync(string columns, IReadOnlyList<int> buckets, CancellationToken cancellationToken)
    {
        if (buckets.Count == 0)
            return Enumerable.Empty<PostingRow>().ToLookup(row => row.Bucket);
        var sql = Sql(columns, buckets);
        var rows = await connection.QueryAsync<PostingRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return rows.ToLookup(row => row.Bucket);
    }

    // Buckets are numbers of our own, and stand in the statement as such: a parameter each would cost more than the reading.
    private string Sql(string columns, IReadOnlyList<int> buckets)
    {
        var inBuckets = $"bucket IN ({string.Join(',', buckets.Select(bucket => bucket.ToString(CultureInfo.InvariantCulture)))})";
        var sql = new StringBuilder();
        if (terms.Count > 0)
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {inBuckets} AND term IN @terms");
        for (var index = 0; index < ranges.Count; index++)
        {
            sql.Append(sql.Length > 0 ? "\nUNION ALL\n" : "");
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {inBuckets} AND term >= @from{index} AND term < @to{index}");
        }

        return sql.ToString();
    }
}
