namespace ProcurementHub.Host.Output;

/// <param name="Line">Counted from 1, blank lines too.</param>
/// <param name="Error">Why the line could not be read; then it has neither sectors nor regions.</param>
internal sealed record ClassifyRow(
    int Line, string? Text, IReadOnlyList<ClassifiedSector> Sectors, IReadOnlyList<ClassifiedRegion> Regions, string? Error = null);

/// <param name="Basis"><c>code</c> or <c>text</c>.</param>
/// <param name="From">The code, or the words that decided.</param>
internal sealed record ClassifiedSector(string Sector, string Name, string Basis, double Confidence, string? From);

/// <param name="Basis"><c>place</c> where the line names it in that field, else <c>text</c>.</param>
internal sealed record ClassifiedRegion(string Region, string Name, string Basis, double Confidence);
