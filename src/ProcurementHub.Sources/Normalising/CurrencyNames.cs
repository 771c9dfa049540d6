using System.Collections.Frozen;
using System.Reflection;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Normalising;

/// <summary>ISO codes of currencies by what publishers call them. Three letters are a code already.</summary>
internal static class CurrencyNames
{
    private static readonly FrozenDictionary<string, string> codes = Load();

    /// <returns>Null for a text that names no currency, "$" among them: half of America writes it.</returns>
    public static string? Find(string text)
    {
        if (text.Length == 3 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && char.IsAsciiLetterUpper(text[2]))
            return text == "MXP" ? "MXN" : text;
        if (codes.TryGetValue(Key(text), out var code))
            return code;
        return text.Length == 3 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null;
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Normalising/currencies.csv")!);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var (code, names) = (line[..3], line[4..]);
            foreach (var name in names.Split('|'))
                found[Key(name)] = code;
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Folding leaves nothing of a sign such as "S/": signs are compared as they are.</summary>
    private static string Key(string text)
    {
        var trimmed = text.Trim().TrimEnd('.', ':');
        return trimmed.All(character => char.IsLetter(character) || character is ' ' or '.') ? Folding.Fold(trimmed) : trimmed.ToUpperInvariant();
    }
}
