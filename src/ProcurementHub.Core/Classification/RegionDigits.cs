namespace ProcurementHub.Core.Classification;

/// <summary>Codes in which the first signs name the wider places.</summary>
internal static class RegionDigits
{
    // Districts have six digits where they have most. More are another code, whose first digits name a place by chance.
    private const int MostDigits = 12;

    // Two digits for the first level and three for the municipality, as in Colombia, Mexico and Chile.
    private const int Municipality = 5;

    /// <summary>The code itself, then each wider one: 150142, 1501, 15; 05001, 05; UKI31, UKI3, UKI.</summary>
    /// <param name="key">As it is compared, folded.</param>
    /// <param name="hasProvinces">Whether the country's codes name a level with each pair of digits.</param>
    internal static IEnumerable<string> Around(string key, bool hasProvinces)
    {
        if (IsNuts(key))
        {
            for (; key.Length > 2; key = key[..^1]) yield return key;
        }
        if (key.Length > MostDigits || !key.All(char.IsAsciiDigit)) yield break;
        if (key.Length == Municipality && !hasProvinces) yield return key[..2];
        for (; key.Length > 1; key = key[..^2]) yield return key;
    }

    private static bool IsNuts(string key) =>
        key.Length is > 3 and <= 5 && char.IsAsciiLetter(key[0]) && char.IsAsciiLetter(key[1]) && key.Any(char.IsAsciiDigit);
}
