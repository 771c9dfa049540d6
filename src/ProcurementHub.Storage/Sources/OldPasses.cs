using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Sources;

/// <summary>Passes of long ago, with what went wrong in them, and what was noted of documents since overtaken.</summary>
public sealed class OldPasses(HubDatabase database)
{
    // The last passes of a source stay, however long ago they were: new ones are held against them. So does one
    // that brought a document last. Those over sources of plans stay: that a body published nothing rests on them.
    private const string Old = """
        SELECT a.id
        FROM (
            SELECT r.id, r.source_id, r.started_at, r.outcome, ROW_NUMBER() OVER (
                PARTITION BY r.source_id, COALESCE(r.is_retry, 0) ORDER BY r.started_at DESC, r.id DESC) AS place
            FROM source_run AS r) AS a
        WHERE a.place > 30 AND a.started_at < @before AND a.outcome <> 0
            AND a.id NOT IN (SELECT d.run_id FROM document AS d)
            AND a.source_id NOT IN (SELECT p.source_id FROM plan_publication AS p)
            AND NOT EXISTS (SELECT 1 FROM plan_line AS l WHERE l.source_id = a.source_id)
        """;

    private const string HowMany = $"SELECT COUNT(*) FROM ({Old}) AS old_run";

    private const string ForgetFindings = $"DELETE FROM source_run_finding WHERE run_id IN ({Old})";

    private const string Forget = $"DELETE FROM source_run WHERE id IN ({Old})";

    private const string ForgetDiagnostics = """
        DELETE FROM document_diagnostic
        WHERE document_id IN (
            SELECT d.id
            FROM document AS d
            WHERE d.last_fetched_at < @before AND EXISTS (
                SELECT 1
                FROM document AS n
                WHERE n.source_id = d.source_id AND n.url_hash = d.url_hash AND n.last_fetched_at > d.last_fetched_at))
        """;

    public Task<int> CountAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, new { before }, cancellationToken);

    /// <returns>How many passes there were.</returns>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            await transaction.RunAsync(ForgetDiagnostics, new { before }, cancellationToken);
            await transaction.RunAsync(ForgetFindings, new { before }, cancellationToken);
            return await transaction.RunAsync(Forget, new { before }, cancellationToken);
        }, cancellationToken);
}
