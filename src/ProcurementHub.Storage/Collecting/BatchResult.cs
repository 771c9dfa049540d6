namespace ProcurementHub.Storage.Collecting;

/// <summary>What a batch came to, once it is committed.</summary>
public sealed record BatchResult(SavedCounts Notices, SavedCounts PlanLines, int Rejected)
{
    /// <summary>What is said of entities as such: that they are listed, that they have published a plan.</summary>
    public SavedCounts Statements { get; init; }

    public int New => Notices.New + PlanLines.New + Statements.New;

    public int Changed => Notices.Changed + PlanLines.Changed + Statements.Changed;

    public int Unchanged => Notices.Unchanged + PlanLines.Unchanged + Statements.Unchanged;
}

/// <param name="Unchanged">Includes drafts that another draft of the same batch repeats or replaces.</param>
public readonly record struct SavedCounts(int New, int Changed, int Unchanged);
