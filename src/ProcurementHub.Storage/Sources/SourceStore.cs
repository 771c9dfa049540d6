using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Sources;

/// <summary>Sources, their passes, and their health.</summary>
public sealed class SourceStore(HubDatabase database)
{
    private static readonly BulkTable<SourceRegistration> Defined = new BulkTable<SourceRegistration>("defined")
        .Key("id", 60, source => source.Id)
        .Text("title", source => source.Title)
        .Text("definition_hash", source => source.DefinitionHash);

    // What a definition gave before it was changed is no measure for what it gives now.
    private const string ForgetUsual = """
        UPDATE source_run SET comparable_records = NULL
        WHERE comparable_records IS NOT NULL AND source_id IN (
            SELECT s.id
            FROM source AS s JOIN [#defined] AS d ON d.id = s.id
            WHERE s.definition_hash <> d.definition_hash)
        """;

    private const string Rename = """
        UPDATE source SET title = d.title, definition_hash = d.definition_hash
        FROM [#defined] AS d
        WHERE source.id = d.id AND source.definition_hash <> d.definition_hash
        """;

    private const string Add = """
        INSERT INTO source (id, title, definition_hash, first_watched_at, consecutive_failures)
        SELECT d.id, d.title, d.definition_hash, @at, 0
        FROM [#defined] AS d
        WHERE NOT EXISTS (SELECT 1 FROM source AS s WHERE s.id = d.id)
        """;

    /// <summary>Makes the sources known. Those that are known keep when they were first watched, and their health.</summary>
    public Task UpsertAsync(
        IReadOnlyCollection<SourceRegistration> sources, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            await database.Dialect.StageAsync(transaction, Defined, sources, cancellationToken);
            await transaction.RunAsync(ForgetUsual, null, cancellationToken);
            await transaction.RunAsync(Rename, null, cancellationToken);
            return await transaction.RunAsync(Add, new { at }, cancellationToken);
        }, cancellationToken);

    private const string AddRun = """
        INSERT INTO source_run (id, source_id, started_at, outcome,
            documents, records, added, changed, unchanged, rejected, warnings, bytes)
        VALUES (@id, @sourceId, @at, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """;

    private const string Started = "UPDATE source SET last_started_at = @at WHERE id = @sourceId";

    /// <returns>The id of the run.</returns>
    public async Task<long> StartRunAsync(string sourceId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var ids = await database.Ids.ReserveAsync(1, cancellationToken);
        var id = ids.Next();
        await database.WriteAsync(async transaction =>
        {
            await transaction.RunAsync(AddRun, new { id, sourceId, at }, cancellationToken);
            return await transaction.RunAsync(Started, new { sourceId, at }, cancellationToken);
        }, cancellationToken);
        return id;
    }

    private const string Finish = """
        UPDATE source_run
        SET finished_at = @At, outcome = @Outcome, documents = @Documents, records = @Records, added = @Added,
            changed = @Changed, unchanged = @Unchanged, rejected = @Rejected, warnings = @Warnings, bytes = @Bytes,
            position = CASE WHEN @GoesOn = 1 THEN position END,
            failure_reason = @FailureReason, is_aside = @IsAside, comparable_records = @ComparableRecords, dropped_from = @DroppedFrom
        WHERE id = @RunId
        """;

    // A pass that read only some of its documents is a success with a reason to look at it.
    private const string Health = """
        UPDATE source
        SET last_success_at = CASE WHEN @Outcome IN (1, 3) THEN @At ELSE last_success_at END,
            last_failure_at = CASE WHEN @Outcome IN (2, 3, 4) THEN @At ELSE last_failure_at END,
            last_failure_reason = CASE WHEN @Outcome IN (2, 3, 4) THEN @FailureReason ELSE last_failure_reason END,
            consecutive_failures = CASE
                WHEN @Outcome IN (1, 3) THEN 0
                WHEN @Outcome = 2 THEN consecutive_failures + 1
                ELSE consecutive_failures END,
            last_outcome = CASE WHEN @Outcome = 4 THEN last_outcome ELSE @Outcome END,
            dropped_from = CASE WHEN @Outcome = 4 THEN dropped_from ELSE @DroppedFrom END,
            next_run_at = COALESCE(@NextRunAt, next_run_at),
            next_run_reason = COALESCE(@NextRunReason, next_run_reason)
        WHERE id = (SELECT r.source_id FROM source_run AS r WHERE r.id = @RunId)
        """;

    public Task FinishRunAsync(FinishedRun run, CancellationToken cancellationToken) =>
        database.WriteAsync(async transaction =>
        {
            var counts = run.Counts;
            var parameters = new
            {
                run.RunId,
                run.At,
                run.Outcome,
                run.FailureReason,
                run.NextRunAt,
                run.NextRunReason,
                run.ComparableRecords,
                run.DroppedFrom,
                run.IsAside,
                run.GoesOn,
                counts.Documents,
                counts.Records,
                counts.Added,
                counts.Changed,
                counts.Unchanged,
                counts.Rejected,
                counts.Warnings,
                counts.Bytes,
            };
            await transaction.RunAsync(Finish, parameters, cancellationToken);
            await RunFindings.AddAsync(database.Dialect, transaction, run, cancellationToken);
            return run.IsAside ? 0 : await transaction.RunAsync(Health, parameters, cancellationToken);
        }, cancellationToken);

    private const string All = """
        SELECT id, title, definition_hash, first_watched_at, last_started_at, last_success_at, last_failure_at,
            last_failure_reason, consecutive_failures, last_outcome, dropped_from, next_run_at, next_run_reason
        FROM source
        WHERE @id IS NULL OR id = @id
        ORDER BY id
        """;

    // By the instant at which the source was last begun, which leads to it through the index; ids of several
    // processes are in no order.
    private const string LastRuns = """
        SELECT r.id, r.source_id, r.started_at, r.finished_at, r.outcome, r.documents, r.records, r.added, r.changed,
            r.unchanged, r.rejected, r.warnings, r.bytes, r.failure_reason, r.resumed_from, r.dropped_from
        FROM source AS s JOIN source_run AS r ON r.source_id = s.id AND r.started_at = s.last_started_at
        WHERE (@id IS NULL OR s.id = @id) AND (r.is_retry IS NULL OR r.is_retry = 0)
        ORDER BY r.id
        """;

    public Task<IReadOnlyList<SourceRow>> ListAsync(CancellationToken cancellationToken) => ListAsync(null, cancellationToken);

    /// <returns>Null when the source was never collected from.</returns>
    public async Task<SourceRow?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ListAsync(id, cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<SourceRow>> ListAsync(string? id, CancellationToken cancellationToken)
    {
        var runs = (await database.ListAsync<SourceRunRow>(LastRuns, new { id }, cancellationToken)).ToLookup(run => run.SourceId);
        var sources = await database.ListAsync<SourceRow>(All, new { id }, cancellationToken);
        return sources.Select(source => source with { LastRun = runs[source.Id].LastOrDefault() }).ToList();
    }

    private const string Recent = """
        SELECT id, source_id, started_at, finished_at, outcome, documents, records, added, changed, unchanged,
            rejected, warnings, bytes, failure_reason, resumed_from, dropped_from
        FROM source_run
        WHERE source_id = @sourceId AND (is_retry IS NULL OR is_retry = 0)
        ORDER BY started_at DESC, id DESC
        """;

    public Task<IReadOnlyList<SourceRunRow>> RecentRunsAsync(string sourceId, int take, CancellationToken cancellationToken) =>
        database.ListAsync<SourceRunRow>(database.Dialect.Paged(Recent), new { sourceId, skip = 0, take }, cancellationToken);

    private const string Comparable = """
        SELECT comparable_records
        FROM source_run
        WHERE source_id = @sourceId AND started_at >= @since AND comparable_records IS NOT NULL
        ORDER BY started_at DESC, id DESC
        """;

    /// <summary>How many records each of its whole passes gave, the latest first.</summary>
    public Task<IReadOnlyList<int>> ComparableRecordsAsync(
        string sourceId, DateTimeOffset since, int take, CancellationToken cancellationToken) =>
        database.ListAsync<int>(database.Dialect.Paged(Comparable), new { sourceId, since, skip = 0, take }, cancellationToken);

    private const string OfRun = """
        SELECT is_failure, place, field, reason, times FROM source_run_finding WHERE run_id = @runId ORDER BY position
        """;

    /// <summary>What went wrong in a pass; forgotten for all but the latest passes of a source.</summary>
    public Task<IReadOnlyList<RunFinding>> FindingsAsync(long runId, CancellationToken cancellationToken) =>
        database.ListAsync<RunFinding>(OfRun, new { runId }, cancellationToken);
}
