namespace ProcurementHub.Core.Classification.Sectors;

/// <summary>What a sector was concluded from. The numbers are stored: never renumber.</summary>
public enum SectorBasis
{
    Code = 1,
    Text = 2,
    Entity = 3,
}

/// <summary>One sector of a notice or plan line, with the reason for it.</summary>
/// <param name="Sector">A code of the sector list.</param>
/// <param name="Confidence">0 to 1; 1 for a code that maps at its most specific level.</param>
/// <param name="From">The code or the words that it was concluded from.</param>
public sealed record SectorAssignment(string Sector, SectorBasis Basis, double Confidence, string? From);
