namespace ProcurementHub.Core.Text;

/// <summary>What a <see cref="KeywordQuery"/> found in a text, clause by clause, for "why you got this".</summary>
/// <param name="Hits">Required and there.</param>
/// <param name="Missing">Required and not there.</param>
/// <param name="Unwanted">Excluded and there.</param>
public sealed record KeywordVerdict(
    IReadOnlyList<KeywordClause> Hits,
    IReadOnlyList<KeywordClause> Missing,
    IReadOnlyList<KeywordClause> Unwanted)
{
    public bool IsMatch => Missing.Count == 0 && Unwanted.Count == 0;
}
