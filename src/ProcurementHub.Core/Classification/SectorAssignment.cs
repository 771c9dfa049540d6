namespace ProcurementHub.Core.Classification;

/// <summary>A sector of one notice, and why.</summary>
/// <param name="Sector">Code of a sector in <see cref="SectorList"/>.</param>
/// <param name="Basis">What it was told from.</param>
/// <param name="Confidence">Above 0, at most 1: an order among assignments, not a measured probability.</param>
/// <param name="From">The code with its scheme, or the words as they stand in the data file.</param>
public sealed record SectorAssignment(string Sector, SectorBasis Basis, double Confidence, string? From);
