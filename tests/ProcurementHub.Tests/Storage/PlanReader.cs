using ProcurementHub.Storage;

namespace ProcurementHub.Tests.Storage;

/// <summary>A database, and what its engine says of each statement that was run on it.</summary>
internal abstract class PlanReader : IDisposable
{
    public abstract HubDatabase Database { get; }

    /// <summary>Of the statements since the last <see cref="Forget"/>.</summary>
    public abstract IReadOnlyList<StatementPlan> Plans();

    public abstract void Forget();

    /// <summary>Ignores the test where the engine gives no plans.</summary>
    public static PlanReader Of(StorageOptions options) =>
        options.Provider == DatabaseProvider.Sqlite ? new SqlitePlanReader(options) : new BabelfishPlanReader(options);

    public abstract void Dispose();
}
