using System.Security.Cryptography;
using System.Text;
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
        var all = errors.All;
        return new LoadedDefinition(all.Count == 0 ? definition : null, all);
    }

    /// <summary>The keys that the loader knows, as far as the text has the sections that hold them.</summary>
    internal static AskedKeys KeysAskedOf(string text)
    {
        var keys = new AskedKeys();
        var errors = new DefinitionErrors("", keys);
        if (Root(text, errors) is { } root)
            Read(new YamlSection(root, "", errors));
        return keys;
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
        var fields = FieldSection.Read(root.Section("fields"));
        var entity = root.Section("entity");
        var definition = new SourceDefinition
        {
            Id = AboutKeys.Id(root),
            Title = AboutKeys.Title(root),
            NoticesOf = root.Text("noticesOf"),
            Reader = root.Choice("reader", "", [.. ReaderNames.All.Select(name => (name, name))]),
            Kind = root.Choice("kind", SourceKind.Notices, ("notices", SourceKind.Notices), ("plans", SourceKind.Plans), ("entities", SourceKind.Entities)),
            Zone = AboutKeys.Zone(root),
            Country = AboutKeys.Country(root),
            Verified = AboutKeys.Verified(root),
            Start = root.Text("start"),
            Window = StartKeys.Window(root),
            Base = StartKeys.Base(root),
            Every = CadenceKeys.Every(root),
            Delay = CadenceKeys.Delay(root),
            Quiet = CadenceKeys.Quiet(root),
            Varies = CadenceKeys.Varies(root),
            License = root.Text("license"),
            History = root.Texts("history"),
            Documents = DocumentsSection.Read(root.Section("documents")),
            Pages = PagesSection.Read(root.Section("pages")),
            Post = PagesSection.Post(root.Section("post")),
            Key = KeySection.Read(root.Section("key")),
            EntityScheme = KeySection.EntityScheme(entity),
            EntityAlso = KeySection.EntityAlso(entity),
            Currency = root.Text("currency"),
            Numbers = root.Choice("numbers", NumberStyle.Unknown,
                ("1,234.56", NumberStyle.DecimalPoint), ("1.234,56", NumberStyle.DecimalComma)),
            Dates = root.Has("dates") ? root.Texts("dates") : ["iso"],
            CallIsLastNumber = root.Choice("call", false, ("lastNumber", true)),
            Url = root.Text("url"),
            Countries = root.Words("countries"),
            Consulting = WordSections.Consulting(root.Section("consulting")),
            Statuses = WordSections.Map(root, "statuses", NoticeWords.ParseStatus),
            Categories = WordSections.Map(root, "categories", NoticeWords.ParseCategory),
            Schedule = WordSections.Schedule(root.Section("schedule")),
            Fields = fields,
            Rows = RowSection.Read(root.Section("rows")),
            Register = RegisterSection.Read(root.Section("register")),
            Plans = PlansSection.Read(root.Section("plans")),
            Items = ItemsSection.Read(root.Section("items")),
            Csv = CsvSection.Read(root.Section("csv")),
            Xlsx = XlsxSection.Read(root.Section("xlsx")),
            Ocds = OcdsSection.Read(root.Section("ocds")),
            EForms = EFormsSection.Read(root.Section("eforms")),
            List = HtmlSections.List(root.Section("list")),
            Detail = root.Text("reader") == ReaderNames.Json ? null : HtmlSections.Detail(root.Section("detail")),
            Json = JsonSection.Read(root, fields),
        };
        if (!root.Has("reader"))
            root.Refuse("reader", "is missing.");
        DefinitionRules.Check(definition, root);
        root.Close();
        return definition;
    }
}
