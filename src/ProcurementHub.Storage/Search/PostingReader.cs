using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace ProcurementHub.Storage.Search;

/// <summary>Reads the lists that conditions ask for, of some buckets in one statement.</summary>
internal sealed class PostingReader(DbConnection connection, Conditions conditions)
{
    private const string Buckets = "SELECT bucket FROM search_part GROUP BY bucket ORDER BY bucket DESC";

    // What phrases need is read for phrases only: it is as much again.
    private readonly string columns = conditions.Phrases.Count > 0 ? "bucket, term, notices, entries, places" : "bucket, term, notices, entries";

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<int>> BucketsAsync(CancellationToken cancellationToken) =>
        (await connection.QueryAsync<int>(new CommandDefinition(Buckets, cancellationToken: cancellationToken))).AsList();

    public async Task<ILookup<int, PostingRow>> ReadAsync(IReadOnlyList<int> buckets, CancellationToken cancellationToken)
    {
        var all = conditions.Required.Concat(conditions.Excluded).ToList();
        var phrases = conditions.Phrases.SelectMany(phrase => phrase.Terms);
        var terms = all.SelectMany(condition => condition.Terms).Concat(phrases).Distinct(StringComparer.Ordinal).ToList();
        var ranges = all.SelectMany(condition => condition.Ranges).Distinct().ToList();

        var parameters = new DynamicParameters();
        parameters.Add("terms", terms);
        for (var index = 0; index < ranges.Count; index++)
        {
            parameters.Add($"from{index}", ranges[index].From);
            parameters.Add($"to{index}", ranges[index].To);
        }

        var sql = Sql(buckets, terms.Count > 0, ranges.Count);
        var rows = await connection.QueryAsync<PostingRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return rows.ToLookup(row => row.Bucket);
    }

    // Buckets are numbers of our own, and stand in the statement as such: a parameter each would cost more than the reading.
    private string Sql(IReadOnlyList<int> buckets, bool hasTerms, int ranges)
    {
        var inBuckets = $"bucket IN ({string.Join(',', buckets.Select(bucket => bucket.ToString(CultureInfo.InvariantCulture)))})";
        var sql = new StringBuilder();
        if (hasTerms)
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {inBuckets} AND term IN @terms");
        for (var index = 0; index < ranges; index++)
        {
            sql.Append(sql.Length > 0 ? "\nUNION ALL\n" : "");
            sql.Append(CultureInfo.InvariantCulture, $"SELECT {columns} FROM search_posting WHERE {inBuckets} AND term >= @from{index} AND term < @to{index}");
        }

        return sql.ToString();
    }
}
