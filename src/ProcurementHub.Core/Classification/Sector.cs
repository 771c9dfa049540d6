namespace ProcurementHub.Core.Classification;

/// <summary>One of the hub's own sectors: a trade as a small firm would name it.</summary>
/// <param name="Code">A short English slug that never changes, such as "textiles".</param>
/// <param name="SpanishName">For people.</param>
/// <param name="EnglishName">For people.</param>
public sealed record Sector(string Code, string SpanishName, string EnglishName)
{
    /// <summary>What stands in place of a sector's code where notices are wanted of which nothing tells the sector.</summary>
    public const string NotKnown = "not-known";

    /// <param name="language">"es" or "en".</param>
    public string Name(string language) => language == "en" ? EnglishName : SpanishName;
}
