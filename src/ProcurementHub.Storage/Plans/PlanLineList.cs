using Dapper;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>Which plan lines a list shows; what is null is not asked for.</summary>
public sealed record PlanLineFilter
{
    public int? Year { get; init; }

    public int? Month { get; init; }

    public ProcurementCategory? Category { get; init; }

    /// <summary>Ids of one body under all its identifiers; empty finds nothing.</summary>
    public IReadOnlyList<long>? EntityIds { get; init; }
}

/// <summary>Plan lines page by page.</summary>
public sealed class PlanLineList(HubDatabase database)
{
    private const string Narrowed = """
        SELECT id, source_id, native_id, entity_id, plan_year, version, first_seen_at, observed_at, document_id,
            content AS content_json
        FROM plan_line
        WHERE id > @after
            AND (@year IS NULL OR plan_year = @year)
            AND (@month IS NULL OR plan_month = @month)
            AND (@category IS NULL OR category = @category)

        """;

    private const string InOrder = "ORDER BY id";

    private const string OfEntity = "    AND entity_id IN @entityIds\n";

    /// <summary>In the order in which they came in: a line that comes later stands after all that were given.</summary>
    /// <param name="after">Id of the last line of the page before; 0 for the first page.</param>
    public Task<IReadOnlyList<StoredPlanLine>> ListAsync(PlanLineFilter filter, long after, int take, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new
        {
            after, year = filter.Year, month = filter.Month, category = (int?)filter.Category, skip = 0, take,
        });
        if (filter.EntityIds is not null)
            parameters.Add("entityIds", filter.EntityIds);
        return database.ListAsync<StoredPlanLine>(
            database.Dialect.Paged(Narrowed + (filter.EntityIds is null ? "" : OfEntity) + InOrder), parameters, cancellationToken);
    }
}
