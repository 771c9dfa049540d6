using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.Classification;

/// <summary>Names of places as they are compared: folded, and without what the kind of place puts before them.</summary>
internal static class PlaceName
{
    private static readonly string[] kinds =
        ["gobierno regional", "region", "departamento", "provincia", "distrito", "estado", "dpto", "dep", "prov"];

    private static readonly string[] links = ["de", "del", "la", "las", "el", "los"];

    /// <summary>
    /// "Región del Biobío " and "BIOBIO" give the same key, and so do "Región de la Araucanía" and "La Araucanía".
    /// A text of nothing but such words is its own key.
    /// </summary>
    internal static string Key(string name)
    {
        var key = Folding.Fold(name);
        foreach (var kind in kinds)
        {
            if (StartsWithWord(key, kind)) key = key[(kind.Length + 1)..];
        }
        while (links.FirstOrDefault(link => StartsWithWord(key, link)) is { } link) key = key[(link.Length + 1)..];
        return key;
    }

    private static bool StartsWithWord(string key, string word) =>
        key.Length > word.Length && key[word.Length] == ' ' && key.StartsWith(word, StringComparison.Ordinal);
}
