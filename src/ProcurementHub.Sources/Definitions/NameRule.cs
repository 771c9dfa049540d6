using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>What the name of a file says of all its records.</summary>
/// <param name="Match">Found anywhere in the file's own name.</param>
/// <param name="Set">Fields and their texts, in which {1} is the pattern's first group.</param>
public sealed record NameRule(Regex Match, IReadOnlyList<KeyValuePair<string, string>> Set)
{
    public IEnumerable<KeyValuePair<string, string>> Of(string name)
    {
        var match = Match.Match(name[(name.LastIndexOf('/') + 1)..]);
        return match.Success ? Set.Select(pair => KeyValuePair.Create(pair.Key, Filled(pair.Value, match))) : [];
    }

    private static string Filled(string text, Match match)
    {
        for (var group = 1; group < match.Groups.Count; group++)
            text = text.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{group}}}"), match.Groups[group].Value, StringComparison.Ordinal);
        return text;
    }
}
