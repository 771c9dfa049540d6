namespace ProcurementHub.Core.Documents;

/// <summary>What became of a fetched document. The numbers are stored: never renumber.</summary>
public enum DocumentOutcome
{
    /// <summary>Kept as evidence, not read to its end yet.</summary>
    Fetched = 0,

    Read = 1,

    /// <summary>Nothing, or not all, could be read from it; the reason is kept with it.</summary>
    Rejected = 2,
}
