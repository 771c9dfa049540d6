using ProcurementHub.Storage;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Tests.Storage;

/// <summary>The hub gathers no statistics on SQLite, so the plan is the same for a few rows as for millions.</summary>
internal sealed class SqlitePlanReader : PlanReader
{
    private readonly RecordingDialect recorder;

    public SqlitePlanReader(StorageOptions options)
    {
        recorder = new RecordingDialect(new SqliteDialect(options.ConnectionString));
        Database = new HubDatabase(recorder);
    }

    public override HubDatabase Database { get; }

    public override IReadOnlyList<StatementPlan> Plans() => recorder.Plans();

    public override void Forget() => recorder.Forget();

    public override void Dispose()
    {
    }
}
