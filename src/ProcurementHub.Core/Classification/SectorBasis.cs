namespace ProcurementHub.Core.Classification;

/// <summary>What a notice's sector was told from. The numbers are stored: never renumber.</summary>
public enum SectorBasis
{
    /// <summary>A classification code, or the procurement category.</summary>
    Code = 1,

    /// <summary>The title: words of the data file, and the trained model.</summary>
    Text = 2,

    /// <summary>
    /// The entity's usual trade. Kept for what is stored, and not told: of the notices of entities with ten or more, the
    /// entity's commonest sector is right for 42 % in Chile and 53 % in Peru's direct contracts (measured), which would
    /// send a firm what it was never asked for.
    /// </summary>
    Entity = 3,
}
