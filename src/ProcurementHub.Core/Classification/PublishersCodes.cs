namespace ProcurementHub.Core.Classification;

/// <summary>Codes that publishers have for regions, told by their scheme: "SEACE:5", "RENIEC:140141".</summary>
internal sealed class PublishersCodes
{
    private readonly Dictionary<(string Country, string SchemeAndCode), Region> regions = [];
    private readonly HashSet<(string Country, string Scheme)> schemes = [];

    internal static bool IsOne(string alias) => alias.IndexOf(':', StringComparison.Ordinal) > 0;

    internal void Add(string country, string alias, Region region)
    {
        var code = alias.ToUpperInvariant();
        schemes.Add((country, code[..code.IndexOf(':', StringComparison.Ordinal)]));
        regions.Add((country, code), region);
    }

    internal bool Has(string country, string? scheme) => schemes.Contains((country, Scheme(scheme)));

    /// <summary>Of a district that is not known the province, where the scheme's first four digits name one.</summary>
    internal Region? Find(string country, string? scheme, string code)
    {
        var digits = code.Trim().ToUpperInvariant();
        return Exactly(digits)
            ?? (digits.Length == 6 && Exactly(digits[..4]) is { Level: RegionLevel.Province } province ? province : null);

        Region? Exactly(string text) => regions.GetValueOrDefault((country, $"{Scheme(scheme)}:{text}"));
    }

    private static string Scheme(string? scheme) => scheme?.Trim().ToUpperInvariant() ?? "";
}
