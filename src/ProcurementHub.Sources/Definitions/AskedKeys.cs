using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// The keys that the loader asks a definition for, and what it takes them for. The schema that editors use is
/// held against it, so that none of the two knows a key that the other does not.
/// </summary>
internal sealed partial class AskedKeys
{
    private readonly Dictionary<string, AskedKey> byPath = new(StringComparer.Ordinal);

    /// <summary>By dotted path; the entries of a list are all alike: "documents.precedence[].glob".</summary>
    public IReadOnlyDictionary<string, AskedKey> All => byPath;

    public void Add(string path, KeyKind kind, IReadOnlyList<string> words)
    {
        var place = Entry().Replace(path, "[]");
        // Of a key that is asked for twice the narrower question tells more.
        if (!byPath.TryGetValue(place, out var known) || known.Kind == KeyKind.Text)
            byPath[place] = new AskedKey(kind, words);
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Entry();
}

/// <param name="Words">The closed list of a choice; else empty.</param>
internal sealed record AskedKey(KeyKind Kind, IReadOnlyList<string> Words);

internal enum KeyKind
{
    Text,
    Texts,
    Number,
    Flag,
    Choice,
    Section,
    Sections,

    /// <summary>Free keys with a text each.</summary>
    Words,
}
