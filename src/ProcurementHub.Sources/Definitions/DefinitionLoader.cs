using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ProcurementHub.Core.Notices;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// Turns the text of a definition file into a source. The vocabulary is closed: what it cannot say is said
/// in a platform reader, not in a definition that becomes a program.
/// </summary>
public static class DefinitionLoader
{
    /// <param name="file">Name for the errors.</param>
    public static LoadedDefinition Load(string text, string file)
    {
        var errors = new DefinitionErrors(file);
        if (Root(text, errors) is not { } root)
            return new LoadedDefinition(null, errors.All);

        var definition = Read(new YamlSection(root, "", errors)) with { Fingerprint = Fingerprint(text) };
        return new LoadedDefinition(errors.All.Count == 0 ? definition : null, errors.All);
    }

    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    private static YamlMappingNode? Root(string text, DefinitionErrors errors)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            errors.Add((int)exception.Start.Line, "", $"is not YAML: {exception.Message}");
            return null;
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            errors.Add(1, "", "must hold one definition: keys with values.");
            return null;
        }

        if (root.AllNodes.OfType<YamlMappingNode>().FirstOrDefault(map => map.Children.Keys.Any(key => key is not YamlScalarNode)) is { } odd)
        {
            errors.Add((int)odd.Start.Line, "", "has a key that is not a text.");
            return null;
        }

        return root;
    }

    private static SourceDefinition Read(YamlSection root)
    {
        var definition = new SourceDefinition
        {
            Id = Id(root),
            Title = Title(root),
            Reader = root.Choice("reader", "", [.. ReaderNames.All.Select(name => (name, name))]),
            Kind = root.Choice("kind", SourceKind.Notices, ("notices", SourceKind.Notices), ("plans", SourceKind.Plans)),
            Zone = Zone(root),
            Country = Country(root),
            Start = root.Text("start"),
            Base = Base(root),
            Every = Cadence(root),
            License = root.Text("license"),
            Documents = Documents(root.Section("documents")),
            Pages = HtmlSections.Pages(root.Section("pages")),
            Key = Key(root.Section("key")),
            EntityScheme = EntityScheme(root.Section("entity")),
            Currency = root.Text("currency"),
            Numbers = root.Choice("numbers", NumberStyle.Unknown,
                ("1,234.56", NumberStyle.DecimalPoint), ("1.234,56", NumberStyle.DecimalComma)),
            Dates = root.Has("dates") ? root.Texts("dates") : ["iso"],
            CallIsLastNumber = root.Choice("call", false, ("lastNumber", true)),
            Url = root.Text("url"),
            Countries = root.Words("countries"),
            Consulting = Consulting(root.Section("consulting")),
            Statuses = Words(root, "statuses", NoticeWords.ParseStatus),
            Categories = Words(root, "categories", NoticeWords.ParseCategory),
            Schedule = Schedule(root.Section("schedule")),
            Fields = FieldSection.Read(root.Section("fields")),
            Csv = Csv(root.Section("csv")),
            Ocds = OcdsSection.Read(root.Section("ocds")),
            List = HtmlSections.List(root.Section("list")),
            Detail = HtmlSections.Detail(root.Section("detail")),
        };
        if (!root.Has("reader"))
            root.Refuse("reader", "is missing.");
        DefinitionRules.Check(definition, root);
        root.Close();
        return definition;
    }

    private static string Id(YamlSection root)
    {
        var id = root.Required("id");
        if (id.Length > 0 && !id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
            root.Refuse("id", "may hold lower-case letters, digits and hyphens only.");
        return id;
    }

    private static LocalText? Title(YamlSection root)
    {
        if (root.Section("title") is not { } title)
        {
            root.Refuse("title", "is missing.");
            return null;
        }

        var text = new LocalText(title.Required("es"), title.Required("en"));
        title.Close();
        return text;
    }

    private static TimeZoneInfo Zone(YamlSection root)
    {
        var name = root.Required("zone");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        if (name.Length > 0)
            root.Refuse("zone", $"is not a time zone that this machine knows: '{name}'.");
        return TimeZoneInfo.Utc;
    }

    private static string? Country(YamlSection root)
    {
        var country = root.Text("country");
        if (country is not null && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            root.Refuse("country", "must be two capital letters (ISO 3166-1).");
        return country;
    }

    private static Uri? Base(YamlSection root)
    {
        if (root.Text("base") is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        root.Refuse("base", "is not an address of the web.");
        return null;
    }

    private static TimeSpan Cadence(YamlSection root)
    {
        var text = root.Text("every");
        if (text is null)
            return TimeSpan.FromHours(1);
        var match = Regex.Match(text, "^([1-9][0-9]{0,3})(m|h|d)$");
        if (!match.Success)
        {
            root.Refuse("every", $"must be a number with m, h or d, such as 30m; it is '{text}'.");
            return TimeSpan.FromHours(1);
        }

        var number = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    private static DocumentSelection Documents(YamlSection? section)
    {
        if (section is null)
            return DocumentSelection.Everything;
        var rules = section.Sections("precedence").Select(rule =>
        {
            var read = new PrecedenceRule(rule.Required("glob"), rule.Words("set"));
            foreach (var (field, _) in read.Set.Where(pair => FieldKinds.Find(pair.Key) is null))
                rule.Refuse("set", $"names '{field}', which is not a field.");
            rule.Close();
            return read;
        }).ToList();
        var selection = new DocumentSelection(section.Texts("take"), section.Texts("leave"), rules);
        section.Close();
        return selection;
    }

    private static KeyRule Key(YamlSection? section)
    {
        if (section is null)
            return KeyRule.NativeId;
        var key = new KeyRule(section.Texts("from"), section.Required("called"));
        if (key.From.Count == 0)
            section.Refuse("from", "must name one or more fields.");
        foreach (var field in key.From.Where(field => FieldKinds.Find(field) is null))
            section.Refuse("from", $"names '{field}', which is not a field.");
        section.Close();
        return key;
    }

    private static string? EntityScheme(YamlSection? section)
    {
        var scheme = section?.Required("scheme");
        section?.Close();
        return scheme;
    }

    private static ConsultingRule? Consulting(YamlSection? section)
    {
        if (section is null)
            return null;
        var codes = section.Words("codes").Select(code => new CodePrefix(code.Key, code.Value)).ToList();
        var rule = new ConsultingRule(codes, [.. section.Texts("words").Select(Core.Text.Folding.Fold)]);
        section.Close();
        return rule;
    }

    private static ScheduleRule Schedule(YamlSection? section)
    {
        if (section is null)
            return ScheduleRule.None;
        var rule = new ScheduleRule(section.Texts("deadlineStage"), section.Texts("consultationStage"));
        section.Close();
        return rule;
    }

    private static CsvSettings Csv(YamlSection? section)
    {
        if (section is null)
            return new CsvSettings();
        var settings = new CsvSettings
        {
            Separator = section.Choice("separator", ',', (",", ','), (";", ';'), ("|", '|'), ("tab", '\t')),
            Encoding = section.Choice("encoding", "utf-8", ("utf-8", "utf-8"), ("windows-1252", "windows-1252")),
            LineBreaksInQuotes = section.Flag("lineBreaksInQuotes", true),
        };
        section.Close();
        return settings;
    }

    private static WordMap Words<T>(YamlSection root, string key, Func<string, T?> parse)
        where T : struct, Enum
    {
        var words = root.Words(key);
        foreach (var (word, meaning) in words.Where(pair => parse(pair.Value) is null))
            root.Refuse(key, $"gives '{word}' the meaning '{meaning}', which is not a word of the hub.");
        return new WordMap(words);
    }
}
