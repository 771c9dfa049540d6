using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Sources;

/// <summary>What went wrong in the latest passes of each source.</summary>
internal static class RunFindings
{
    // A source that fails at every look must not fill the database with its complaints.
    private const int KeptRuns = 30;

    private static readonly BulkTable<(long RunId, int Position, RunFinding Finding)> Table =
        new BulkTable<(long RunId, int Position, RunFinding Finding)>("source_run_finding")
            .Integer("run_id", row => row.RunId)
            .Integer("position", row => row.Position)
            .Flag("is_failure", row => row.Finding.IsFailure)
            .Text("place", row => row.Finding.Place)
            .Text("field", row => row.Finding.Field)
            .Text("reason", row => row.Finding.Reason)
            .Integer("times", row => row.Finding.Times);

    private const string OldestKept = """
        SELECT started_at
        FROM source_run
        WHERE source_id = (SELECT r.source_id FROM source_run AS r WHERE r.id = @RunId)
        ORDER BY started_at DESC
        """;

    private const string Forget = """
        DELETE FROM source_run_finding
        WHERE run_id IN (
            SELECT f.run_id
            FROM source_run_finding AS f JOIN source_run AS r ON r.id = f.run_id
            WHERE r.started_at < @before AND r.source_id = (SELECT o.source_id FROM source_run AS o WHERE o.id = @RunId))
        """;

    public static async Task AddAsync(
        ISqlDialect dialect, DbTransaction transaction, FinishedRun run, CancellationToken cancellationToken)
    {
        if (run.Findings.Count == 0)
            return;
        var rows = run.Findings.Select((finding, position) => (run.RunId, position, finding)).ToList();
        await dialect.LoadAsync(transaction, Table, rows, cancellationToken);
        var before = await transaction.FirstAsync<DateTimeOffset?>(
            dialect.Paged(OldestKept), new { run.RunId, skip = KeptRuns - 1, take = 1 }, cancellationToken);
        if (before is not null)
            await transaction.RunAsync(Forget, new { run.RunId, before }, cancellationToken);
    }
}
