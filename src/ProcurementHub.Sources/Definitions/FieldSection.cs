using System.Text.RegularExpressions;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "fields:", of a list as of a detail page. One field may have several rules: the first that finds a text wins.</summary>
internal static class FieldSection
{
    public static IReadOnlyList<FieldRule> Read(YamlSection? section)
    {
        if (section is null)
            return [];
        var rules = section.Keys.ToList().Select(name => Field(name, section)).OfType<FieldRule>().ToList();
        section.Close();
        return rules;
    }

    private static FieldRule? Field(string name, YamlSection fields)
    {
        if (FieldKinds.Find(name) is not { } kind)
        {
            fields.Section(name);
            fields.Refuse(name, Spelling.Nearest(name, FieldKinds.Names) is { } meant
                ? $"is not a field; '{meant}' may be meant."
                : $"is not a field; fields are {string.Join(", ", FieldKinds.Names)}.");
            return null;
        }

        if (fields.Section(name) is not { } section)
            return null;
        var places = section.Keys.Count(key => key is "at" or "column" or "label" or "path");
        if (places != 1)
            fields.Refuse(name, "must say where it stands, by one of at, column, label or path.");
        var (scheme, dates) = Transform(section, kind);
        var rule = new FieldRule
        {
            // Records are searched by these names: one instance of each makes that a comparison of references.
            Name = string.Intern(name),
            At = section.Text("at") is { } at ? NodeSelector.Parse(at) : null,
            Column = section.Text("column"),
            Label = section.Text("label"),
            Path = section.Text("path"),
            Full = section.Text("full"),
            Match = Pattern(section, "match"),
            Optional = section.Flag("optional", false),
            Scheme = scheme,
            Split = section.Texts("split"),
            Dates = dates,
            Zone = AboutKeys.Zone(section, "zone"),
            Hidden = section.Texts("hidden"),
            Map = new WordMap(section.Words("map")),
        };
        if (rule.Hidden.Count > 0 && kind != FieldKind.Money)
            section.Refuse("hidden", "is for amounts.");
        if (rule.Zone is not null && kind != FieldKind.Date)
            section.Refuse("zone", "is for dates.");
        if (rule.Split.Count > 0 && kind != FieldKind.Code)
            section.Refuse("split", "is for codes.");
        if (rule.Split.Any(separator => separator.Length == 0))
            section.Refuse("split", "must not be empty.");
        section.Close();
        return rule;
    }

    /// <summary>"as" repeats what the field is, for the reader of the file, and carries what it needs to be read.</summary>
    private static (string? Scheme, IReadOnlyList<string> Dates) Transform(YamlSection section, FieldKind kind)
    {
        var word = kind.ToString().ToLowerInvariant();
        var text = section.Text("as");
        if (text is null)
        {
            if (kind == FieldKind.Code)
                section.Refuse("as", "must name the scheme: 'code SCHEME'.");
            return (null, []);
        }

        var (verb, rest) = text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? (text[..blank], text[blank..].Trim()) : (text, "");
        if (verb != word)
            section.Refuse("as", $"says '{verb}', but this field is of the kind '{word}'.");
        else if (kind == FieldKind.Code && rest.Length == 0)
            section.Refuse("as", "must name the scheme: 'code SCHEME'.");
        else if (rest.Length > 0 && kind is not (FieldKind.Code or FieldKind.Date))
            section.Refuse("as", $"takes nothing after '{word}'.");

        return kind switch
        {
            FieldKind.Code => (rest, []),
            FieldKind.Date => (null, rest.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            _ => (null, []),
        };
    }

    public static Regex? Pattern(YamlSection section, string key)
    {
        if (section.Text(key) is not { } text)
            return null;
        try
        {
            // Pages are strangers' texts: a pattern must not be able to go round in circles on them.
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            section.Refuse(key, $"is not a usable pattern: {exception.Message}");
            return null;
        }
    }
}
