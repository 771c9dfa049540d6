using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Notices;

/// <summary>What sources call their types of procedure.</summary>
public sealed class ProcedureTypes(HubDatabase database)
{
    private const int LatestNotices = 5_000;

    private const string Latest = $"SELECT n.id, n.procedure_type FROM notice AS n WHERE {HiddenNotices.NotThis} ORDER BY n.id DESC";

    private readonly string commonest = $"""
        SELECT t.procedure_type
        FROM ({database.Dialect.Paged(Latest)}) AS t
        WHERE t.procedure_type IS NOT NULL
        GROUP BY t.procedure_type
        ORDER BY COUNT(*) DESC, t.procedure_type
        """;

    /// <summary>Those of the notices that came last, the commonest first; some may differ by case and accents only.</summary>
    public Task<IReadOnlyList<string>> CommonestAsync(CancellationToken cancellationToken) =>
        database.ListAsync<string>(commonest, new { skip = 0, take = LatestNotices }, cancellationToken);
}
