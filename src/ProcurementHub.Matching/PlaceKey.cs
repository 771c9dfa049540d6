namespace ProcurementHub.Matching;

/// <summary>A region and a sector, by the numbers that the index gave them; zero stands for "any".</summary>
internal readonly record struct PlaceKey(int Region, int Sector);
