using ProcurementHub.Core.Classification;

namespace ProcurementHub.Sources.Normalising;

/// <summary>Places at the end of an address: "CALLE LOS MANGUITOS 204 (LA LIBERTAD-TRUJILLO-SIMBAL)".</summary>
internal static class PlaceText
{
    /// <returns>Null for a text that does not end with such brackets.</returns>
    public static WrittenPlace? Split(string text)
    {
        if (TextCleaning.Clean(text) is not { } clean || !clean.EndsWith(')') || clean.LastIndexOf('(') is var open && open < 0)
            return null;
        var parts = clean[(open + 1)..^1].Split('-', 3, StringSplitOptions.TrimEntries);
        return parts[0].Length == 0 ? null : new(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
    }
}
