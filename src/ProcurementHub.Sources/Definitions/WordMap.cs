using System.Collections.Frozen;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Words of a source and what the hub says for them. Case, accents and blanks do not tell words apart.</summary>
public sealed class WordMap
{
    private readonly FrozenDictionary<string, string> exact;
    private readonly FrozenDictionary<string, string> folded;

    public WordMap(IEnumerable<KeyValuePair<string, string>> words)
    {
        var list = words.ToList();
        exact = Last(list, word => word);
        folded = Last(list, Folding.Fold);
    }

    public static WordMap Empty { get; } = new([]);

    public bool IsEmpty => exact.Count == 0;

    public string? Find(string text)
    {
        if (IsEmpty)
            return null;
        // The plain look-up spares the folding of a file's every row.
        return exact.GetValueOrDefault(text) ?? folded.GetValueOrDefault(Folding.Fold(text));
    }

    private static FrozenDictionary<string, string> Last(List<KeyValuePair<string, string>> words, Func<string, string> key)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, meaning) in words)
            map[key(word)] = meaning;
        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
