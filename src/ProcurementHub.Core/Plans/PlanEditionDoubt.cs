namespace ProcurementHub.Core.Plans;

/// <summary>Why what was no longer in a document was not taken for taken out of the plan. The numbers are stored: never renumber.</summary>
public enum PlanEditionDoubt
{
    /// <summary>The document had the whole plan and was read to its end: what was not in it had been taken out.</summary>
    None = 0,

    /// <summary>The source gives plans in parts.</summary>
    Parts = 1,

    /// <summary>Records of the document could not be read: a missing line may be one of them.</summary>
    Rejected = 2,

    /// <summary>Less than half of the lines were left: the file may have been cut off.</summary>
    Shrunk = 3,

    /// <summary>The source dates it before a version that was read earlier.</summary>
    Older = 4,

    /// <summary>The lines were kept before versions were.</summary>
    Before = 5,
}
