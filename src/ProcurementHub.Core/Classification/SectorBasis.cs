namespace ProcurementHub.Core.Classification;

/// <summary>What a notice's sector was told from.</summary>
public enum SectorBasis
{
    /// <summary>A classification code, or the procurement category.</summary>
    Code,

    /// <summary>Words of the title.</summary>
    Text,

    /// <summary>The entity that buys.</summary>
    Entity,
}
