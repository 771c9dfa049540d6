namespace ProcurementHub.Storage.Collecting;

/// <summary>What a batch came to, once it is committed.</summary>
public sealed record BatchResult(SavedCounts Notices, SavedCounts PlanLines, int Rejected)
{
    public int New => Notices.New + PlanLines.New;

    public int Changed => Notices.Changed + PlanLines.Changed;

    public int Unchanged => Notices.Unchanged + PlanLines.Unchanged;
}

/// <param name="Unchanged">Includes drafts that another draft of the same batch repeats or replaces.</param>
public readonly record struct SavedCounts(int New, int Changed, int Unchanged);
