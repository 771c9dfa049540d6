using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// One mapping of a definition file. It knows which of its keys were asked for, so that the others can be
/// refused: a misspelt key would otherwise be a source that silently reads less.
/// </summary>
internal sealed class YamlSection
{
    private readonly Dictionary<string, (YamlNode Node, int Line)> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly int line;
    private readonly DefinitionErrors errors;

    public YamlSection(YamlMappingNode node, string path, DefinitionErrors errors)
    {
        this.path = path;
        this.errors = errors;
        line = (int)node.Start.Line;
        foreach (var (key, value) in node.Children)
            entries[((YamlScalarNode)key).Value ?? ""] = (value, (int)key.Start.Line);
    }

    public IEnumerable<string> Keys => entries.Keys;

    public bool Has(string key) => entries.ContainsKey(key);

    public void Refuse(string key, string message) =>
        errors.Add(entries.TryGetValue(key, out var entry) ? entry.Line : line, Path(key), message);

    public string? Text(string key)
    {
        switch (Take(key, KeyKind.Text))
        {
            case null: return null;
            case YamlScalarNode { Value: { Length: > 0 } text }: return text;
            default:
                Refuse(key, "must be a text.");
                return null;
        }
    }

    public string Required(string key)
    {
        if (!Has(key))
            Refuse(key, "is missing.");
        return Text(key) ?? "";
    }

    /// <summary>A list, or a single text that stands for a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Take(key, KeyKind.Texts))
        {
            case null: return [];
            case YamlScalarNode { Value: { Length: > 0 } text }: return [text];
            case YamlSequenceNode list when list.All(node => node is YamlScalarNode):
                return [.. list.Select(node => ((YamlScalarNode)node).Value ?? "")];
            default:
                Refuse(key, "must be a text or a list of texts.");
                return [];
        }
    }

    public int Number(string key, int otherwise)
    {
        Ask(key, KeyKind.Number);
        if (Text(key) is not { } text)
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(key, "must be a whole number.");
        return otherwise;
    }

    public bool Flag(string key, bool otherwise)
    {
        Ask(key, KeyKind.Flag);
        switch (Text(key))
        {
            case null: return otherwise;
            case "true": return true;
            case "false": return false;
            default:
                Refuse(key, "must be true or false.");
                return otherwise;
        }
    }

    /// <summary>One word of a closed list.</summary>
    public T Choice<T>(string key, T otherwise, params (string Word, T Value)[] choices)
    {
        Ask(key, KeyKind.Choice, [.. choices.Select(choice => choice.Word)]);
        if (Text(key) is not { } text)
            return otherwise;
        foreach (var (word, value) in choices)
        {
            if (word == text)
                return value;
        }

        Refuse(key, $"must be one of {string.Join(", ", choices.Select(choice => choice.Word))}; it is '{text}'.");
        return otherwise;
    }

    public YamlSection? Section(string key)
    {
        switch (Take(key, KeyKind.Section))
        {
            case null: return null;
            case YamlMappingNode map: return new YamlSection(map, Path(key), errors);
            default:
                Refuse(key, "must have keys of its own.");
                return null;
        }
    }

    public IReadOnlyList<YamlSection> Sections(string key)
    {
        switch (Take(key, KeyKind.Sections))
        {
            case null: return [];
            case YamlSequenceNode list when list.All(node => node is YamlMappingNode):
                return [.. list.Select((node, at) => new YamlSection((YamlMappingNode)node, $"{Path(key)}[{at}]", errors))];
            default:
                Refuse(key, "must be a list whose entries have keys of their own.");
                return [];
        }
    }

    /// <summary>Free keys with a text each.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Words(string key)
    {
        Ask(key, KeyKind.Words);
        if (Section(key) is not { } section)
            return [];
        return [.. section.Keys.Select(word => new KeyValuePair<string, string>(word, section.Text(word) ?? ""))];
    }

    /// <summary>To be called when all known keys were asked for.</summary>
    public void Close()
    {
        foreach (var key in entries.Keys.Where(key => !asked.Contains(key)))
        {
            // Only a key that could still be given can have been meant.
            var meant = Spelling.Nearest(key, asked.Where(known => !entries.ContainsKey(known)));
            Refuse(key, meant is null
                ? $"is not known here; known are {string.Join(", ", asked.Order(StringComparer.Ordinal))}."
                : $"is not known here; '{meant}' may be meant.");
        }
    }

    private YamlNode? Take(string key, KeyKind kind)
    {
        Ask(key, kind);
        return entries.TryGetValue(key, out var entry) ? entry.Node : null;
    }

    private void Ask(string key, KeyKind kind, IReadOnlyList<string>? words = null)
    {
        asked.Add(key);
        errors.Keys?.Add(Path(key), kind, words ?? []);
    }

    private string Path(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
