namespace ProcurementHub.Core.Notices;

/// <summary>What a region was concluded from. The numbers are stored: never renumber.</summary>
public enum RegionBasis
{
    /// <summary>A code or name in a field that says where the contract is carried out.</summary>
    PlaceOfExecution = 1,

    /// <summary>The address of the buying entity, for want of a place of execution.</summary>
    EntitySeat = 2,

    /// <summary>Words of the title or description.</summary>
    Text = 3,
}

/// <param name="Code">A code of the region tree, such as PE-ARE or PE-0401.</param>
public sealed record PlaceOfExecution(string Code, RegionBasis Basis)
{
    /// <summary>The higher, the surer. A town buys for itself, but a ministry for all the country: words say more than its seat.</summary>
    internal int Trust => Basis switch
    {
        RegionBasis.PlaceOfExecution => 3,
        RegionBasis.Text => 2,
        _ => 1,
    };
}
