using System.Buffers;
using System.Collections.Frozen;

namespace ProcurementHub.Core.Classification;

/// <summary>What a word says about the name after it.</summary>
/// <param name="Level">Which kind of region the name is of.</param>
/// <param name="IsPlural">Whether a list of names may follow.</param>
internal sealed record PlaceWord(RegionLevel Level, bool IsPlural = false);

/// <summary>What a word says of a bare name after it.</summary>
internal enum WordBefore
{
    Any,

    /// <summary>A street, a school and the like are where their name says by chance only.</summary>
    OtherThing,

    /// <summary>An emergency is declared for a whole country; what is bought in it is for one place.</summary>
    Emergency,
}

/// <summary>
/// The Spanish words that announce a place's name. They are the language's, not one country's: of a country
/// that has no regions of the kind, no name is found after them. Words are given folded.
/// </summary>
internal static class PlaceWords
{
    /// <summary>How such words begin, misspelt or not. In a text with none of them nothing need be looked for.</summary>
    internal static readonly SearchValues<string> Beginnings =
        SearchValues.Create(["dep", "dpt", "regi", "prov", "dist", "ditr"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The shortest word in which one wrong letter still leaves no doubt.</summary>
    private const int ShortestMisspelt = 7;

    private static readonly PlaceWord first = new(RegionLevel.First);
    private static readonly PlaceWord province = new(RegionLevel.Province);
    private static readonly PlaceWord district = new(RegionLevel.District);

    private static readonly FrozenDictionary<string, PlaceWord>.AlternateLookup<ReadOnlySpan<char>> words =
        new Dictionary<string, PlaceWord>
        {
            ["departamento"] = first,
            ["depart"] = first,
            ["depto"] = first,
            ["dpto"] = first,
            ["dep"] = first,
            ["region"] = first,
            ["departamentos"] = first with { IsPlural = true },
            ["dptos"] = first with { IsPlural = true },
            ["regiones"] = first with { IsPlural = true },
            ["provincia"] = province,
            ["prov"] = province,
            ["provincias"] = province with { IsPlural = true },
            ["distrito"] = district,
            ["dist"] = district,
            ["distritos"] = district with { IsPlural = true },
        }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Word, PlaceWord Says)[] misspeltOften =
        [("departamento", first), ("provincia", province), ("distrito", district)];

    // One letter off a word of the table, and common: "municipalidad provincial de ..." names a public body.
    private static readonly string[] otherWords = ["provincial"];

    /// <summary>Words that mean all of the country wherever a text has them.</summary>
    internal static readonly string[] Nationwide =
        ["nivel nacional", "ámbito nacional", "todo el territorio nacional", "todo el país", "multidepartamental"];

    private static readonly FrozenDictionary<string, WordBefore>.AlternateLookup<ReadOnlySpan<char>> before = new[]
    {
        "av", "avenida", "jr", "jiron", "calle", "ca", "psje", "pasaje", "urb", "urbanizacion", "parque", "plaza", "colegio", "ie",
        "puente", "rio", "cerro", "quebrada", "canal", "marca", "modelo", "empresa", "santo", "virgen",
    }.Select(word => (word, WordBefore.OtherThing))
        .Concat(new[] { "emergencia", "emergencias", "cuarentena", "pandemia", "aislamiento" }.Select(word => (word, WordBefore.Emergency)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the word says of a name after it that no word announces.</summary>
    internal static WordBefore About(ReadOnlySpan<char> word) => before.TryGetValue(word, out var about) ? about : WordBefore.Any;

    internal static bool IsLink(ReadOnlySpan<char> word) => word is "de" or "del" or "la" or "las" or "el" or "los";

    internal static bool IsAnd(ReadOnlySpan<char> word) => word is "y" or "e";

    internal static PlaceWord? Find(ReadOnlySpan<char> word)
    {
        if (words.TryGetValue(word, out var exact)) return exact;
        if (word.Length < ShortestMisspelt) return null;
        foreach (var other in otherWords)
        {
            if (word.SequenceEqual(other)) return null;
        }
        foreach (var (right, says) in misspeltOften)
        {
            if (Misspelling.IsOneOff(word, right)) return says;
        }
        return null;
    }
}
