using System.Runtime.CompilerServices;
using Dapper;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <param name="Lines">Of the page.</param>
/// <param name="Found">How many there are in all.</param>
public sealed record PlanLinePage(IReadOnlyList<StoredPlanLine> Lines, int Found);

/// <summary>Plan lines by what is asked for.</summary>
public sealed class PlanLineList(HubDatabase database)
{
    private const string Columns = """
        SELECT l.id, l.source_id, l.native_id, l.entity_id, l.plan_year, l.version, l.first_seen_at, l.observed_at, l.document_id,
            l.content AS content_json
        FROM plan_line AS l
        WHERE 
        """;

    private const int IdsAtOnce = 500;

    private const string InOrderOfArrival = "\nORDER BY l.id";

    /// <summary>In the order in which they came in: a line that comes later stands after all that were given.</summary>
    /// <param name="after">Id of the last line of the page before; 0 for the first page.</param>
    public Task<IReadOnlyList<StoredPlanLine>> ListAsync(PlanLineFilter filter, long after, int take, CancellationToken cancellationToken)
    {
        var asked = PlanConditions.Of(filter).With("l.id > @after", "after", after);
        asked.Parameters.AddDynamicParams(new { skip = 0, take });
        return database.ListAsync<StoredPlanLine>(database.Dialect.Paged(Columns + asked.Sql + InOrderOfArrival), asked.Parameters, cancellationToken);
    }

    private const string Counted = "SELECT COUNT(*) FROM plan_line AS l WHERE ";

    // Which lines they are is found and sorted by what indexes have; only those of the page are read.
    private const string Ids = "SELECT l.id FROM plan_line AS l WHERE ";

    // What a narrowed search finds is found once, and counted as it is sorted; of all lines the count alone costs less.
    private const string CountedIds = "SELECT l.id, COUNT(*) OVER () AS found FROM plan_line AS l WHERE ";

    private const string Listed = Columns + "l.id IN @ids";

    // What is planned for no month stands at the end of its year. From a month on the nearest comes first.
    private const string NewestYearFirst = """

        ORDER BY l.plan_year DESC, CASE WHEN l.plan_month IS NULL THEN 13 ELSE l.plan_month END, l.id
        """;

    private const string NearestFirst = """

        ORDER BY l.plan_year, CASE WHEN l.plan_month IS NULL THEN 13 ELSE l.plan_month END, l.id
        """;

    public async Task<PlanLinePage> SearchAsync(PlanLineFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var asked = PlanConditions.Of(filter);
        await using var connection = await database.OpenAsync(cancellationToken);
        asked.Parameters.AddDynamicParams(new { skip, take });
        var rows = (await connection.QueryAsync<FoundLine>(new CommandDefinition(
            database.Dialect.Paged((filter.IsNarrowed ? CountedIds : Ids) + asked.Sql + Order(filter)), asked.Parameters, cancellationToken: cancellationToken))).AsList();
        var found = rows.Count > 0 && filter.IsNarrowed
            ? rows[0].Found
            : await connection.ExecuteScalarAsync<int>(new CommandDefinition(Counted + asked.Sql, asked.Parameters, cancellationToken: cancellationToken));
        var ids = rows.ConvertAll(row => row.Id);
        var lines = new Dictionary<long, StoredPlanLine>(ids.Count);
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            foreach (var line in await connection.QueryAsync<StoredPlanLine>(new CommandDefinition(Listed, new { ids = some }, cancellationToken: cancellationToken)))
                lines.Add(line.Id, line);
        }

        return new PlanLinePage(ids.ConvertAll(id => lines[id]), found);
    }

    /// <summary>The same, all of them, one at a time.</summary>
    public async IAsyncEnumerable<StoredPlanLine> StreamAsync(PlanLineFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = PlanConditions.Of(filter);
        await using var connection = await database.OpenAsync(cancellationToken);
        await foreach (var line in connection.QueryUnbufferedAsync<StoredPlanLine>(Columns + asked.Sql + Order(filter), asked.Parameters).WithCancellation(cancellationToken))
            yield return line;
    }

    private sealed record FoundLine
    {
        public required long Id { get; init; }

        public int Found { get; init; }
    }

    private static string Order(PlanLineFilter filter) => filter.From is null ? NewestYearFirst : NearestFirst;
}
