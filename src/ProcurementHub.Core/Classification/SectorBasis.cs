namespace ProcurementHub.Core.Classification;

/// <summary>What a notice's sector was told from. The numbers are stored: never renumber.</summary>
public enum SectorBasis
{
    /// <summary>A classification code, or the procurement category.</summary>
    Code = 1,

    /// <summary>Words of the title.</summary>
    Text = 2,

    /// <summary>The entity that buys.</summary>
    Entity = 3,
}
