namespace ProcurementHub.Core.Text;

/// <summary>
/// A light Spanish stemmer: plural to singular always, feminine to masculine only for endings that make
/// adjectives. It would rather miss than confuse trades: "zapata" (a footing) is no "zapato", "calzada"
/// (a roadway) no "calzado", "consultoría" no "consultorio". Stemming a stem changes nothing.
/// </summary>
internal static class Stemming
{
    /// <summary>Rewrites the folded word in place; the answer is the length of its stem, never longer than the word.</summary>
    internal static int Stem(Span<char> word)
    {
        if (word.Length < 4) return word.Length;
        foreach (var character in word)
        {
            if (!char.IsAsciiLetterLower(character)) return word.Length;
        }
        if (Irregular(word) is { } stem)
        {
            stem.CopyTo(word);
            return stem.Length;
        }
        return Masculine(word, Singular(word));
    }

    // Singular words in -s, whose plural the rules below would not lead back to them.
    private static string? Irregular(ReadOnlySpan<char> word) => word switch
    {
        "gases" => "gas",
        "meses" => "mes",
        "reses" => "res",
        "buses" => "bus",
        "pais" or "paises" => "pais",
        "arnes" or "arneses" => "arnes",
        "interes" or "intereses" => "interes",
        "autobus" or "autobuses" => "autobus",
        "omnibus" or "omnibuses" => "omnibus",
        "microbus" or "microbuses" => "microbus",
        "minibus" or "minibuses" => "minibus",
        "nina" or "ninas" => "nino",
        _ => null,
    };

    private static int Singular(Span<char> word)
    {
        var length = word.Length;
        if (word[length - 1] == 's' && word[length - 2] != 's') length--;
        if (word[length - 1] != 'e' || length < 4) return length;

        // What is left ends in -e, and "red-es" cannot be told from "nave-s": both lose the e.
        // Not after a vowel ("serie") nor after s ("clase"), where a second pass would go on cutting.
        var before = word[length - 2];
        if (before is 'a' or 'e' or 'i' or 'o' or 'u' or 's') return length;
        length--;
        if (before == 'c') word[length - 1] = 'z';   // lápices, lápiz
        return length;
    }

    private static int Masculine(Span<char> word, int length)
    {
        var stem = word[..length];
        if (length < 6 || stem[^1] != 'a') return length;
        if (stem.EndsWith("dora") || stem.EndsWith("tora") || stem.EndsWith("sora")) return length - 1;
        var gendered = stem.EndsWith("ica") || stem.EndsWith("iva") || stem.EndsWith("osa") || stem.EndsWith("aria")
            || stem.EndsWith("ana") || stem.EndsWith("ina") || (length > 6 && stem.EndsWith("era"));
        if (gendered) stem[^1] = 'o';
        return length;
    }
}
