using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Definitions;

/// <summary>The schema that editors use and the loader that the hub uses say the same.</summary>
public sealed class DefinitionSchemaTests
{
    private const string Head = "id: xx-test\ntitle: { es: Prueba, en: Test }\nzone: America/Lima\n";

    private static readonly JsonObject schema = (JsonObject)JsonNode.Parse(DefinitionSchema.Text())!;

    // Some keys mean something else to one of the readers, or nothing.
    private static readonly Dictionary<string, (SchemaKeys Known, IReadOnlyDictionary<string, AskedKey> Asked)> byReader =
        ReaderNames.All.ToDictionary(reader => reader, reader =>
        {
            var known = new SchemaKeys(schema, reader);
            return (known, DefinitionLoader.KeysAskedOf(known.Everything.ToJsonString()).All);
        });

    [TestCaseSource(typeof(ReaderNames), nameof(ReaderNames.All))]
    public void Schema_KnowsEveryKeyThatTheLoaderAsksFor(string reader)
    {
        var (known, asked) = byReader[reader];

        Assert.That(asked.Keys.Except(known.ByPath.Keys), Is.Empty, $"The loader asks for keys that {DefinitionSchema.FileName} does not have.");
        Assert.Multiple(() =>
        {
            foreach (var (path, key) in asked)
            {
                Assert.That(known.ByPath[path].Kind, Is.EqualTo(key.Kind), path);
                Assert.That(known.ByPath[path].Words, Is.EqualTo(key.Words), path);
            }
        });
    }

    [Test]
    public void Schema_HasNoKeyThatTheLoaderNeverAsksFor() =>
        Assert.That(
            byReader.Values.SelectMany(pair => pair.Known.ByPath.Keys).Except(byReader.Values.SelectMany(pair => pair.Asked.Keys)), Is.Empty);

    [TestCaseSource(typeof(ReaderNames), nameof(ReaderNames.All))]
    public void Schema_EveryKey_IsDescribed(string reader) => Assert.That(byReader[reader].Known.WithoutDescription, Is.Empty);

    [Test]
    public void Schema_Fields_AreThoseOfTheHub()
    {
        Assert.That(schema["$defs"]!["fields"]!["properties"]!.AsObject().Select(pair => pair.Key), Is.EquivalentTo(FieldKinds.Names));
        Assert.That(schema["$defs"]!["fieldName"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()), Is.EquivalentTo(FieldKinds.Names));
        foreach (var (name, field) in schema["$defs"]!["fields"]!["properties"]!.AsObject())
            Assert.That(field!["$ref"]!.GetValue<string>(), Is.EqualTo($"#/$defs/{FieldKinds.Find(name)!.Value.ToString().ToLowerInvariant()}Field"), name);
    }

    private static IEnumerable<TestCaseData> Shipped() =>
        SourceCatalog.Shipped().Select(shipped => new TestCaseData(shipped.File).SetArgDisplayNames(shipped.File));

    [TestCaseSource(nameof(Shipped))]
    public void Schema_EveryShippedDefinition_IsValidAndNamesIt(string file)
    {
        var text = SourceCatalog.ShippedText(file);

        Assert.That(new SchemaCheck(schema).Troubles(YamlAsJson.Read(text)), Is.Empty);
        Assert.That(text, Does.StartWith($"# yaml-language-server: $schema={DefinitionSchema.FileName}\n"));
    }

    // What both refuse: the mistakes of a person who writes a definition.
    private static readonly (string Text, int Line, string Key)[] mistakes =
    [
        ("reader: htlm\nlist: { headers: [A] }\nfields: { title: { column: A } }", 4, "reader"),
        ("kind: notice\nreader: ocds", 4, "kind"),
        ("reader: ocds\nverified: yesterday", 5, "verified"),
        ("reader: ocds\nevery: often", 5, "every"),
        ("reader: ocds\nevery: 10", 5, "every"),
        ("reader: ocds\ndelay: 10m", 5, "delay"),
        ("reader: ocds\ncountry: Peru", 5, "country"),
        ("reader: ocds\nbase: ftp://a.example", 5, "base"),
        ("reader: ocds\nlicence: CC BY", 5, "licence"),
        ("reader: ocds\nlicense:", 5, "license"),
        ("reader: ocds\nlicense: [a]", 5, "license"),
        ("reader: ocds\nnumbers: \"1 234,56\"", 5, "numbers"),
        ("reader: ocds\ncall: first", 5, "call"),
        ("reader: ocds\ndates: { a: b }", 5, "dates"),
        ("reader: ocds\nstatuses: { active: opened }", 5, "statuses"),
        ("reader: ocds\ncategories: { goods: things }", 5, "categories"),
        ("reader: ocds\nconsulting: { code: { UNSPSC: 8110 } }", 5, "consulting.code"),
        ("reader: ocds\nentity: { schema: PE-RUC }", 5, "entity.scheme"),
        ("reader: ocds\nkey: { from: nativId, called: id }", 5, "key.from"),
        ("reader: ocds\nkey: { from: [], called: id }", 5, "key.from"),
        ("reader: ocds\nkey: { from: ocid }", 5, "key.called"),
        ("reader: ocds\nocds: { titleIsProcedureCode: always }", 5, "ocds.titleIsProcedureCode"),
        ("reader: ocds\nocds: { address: { region: region } }", 5, "ocds.address.region"),
        ("reader: ocds\ndocuments:\n  precedence:\n    - { set: { status: open } }", 7, "documents.precedence[0].glob"),
        ("reader: ocds\ndocuments:\n  precedence:\n    - { glob: a, set: { state: open } }", 7, "documents.precedence[0].set"),
        ("reader: ocds\npages: { max: many }", 5, "pages.max"),
        ("reader: ocds\npages: { files: 'a@href' }", 5, "pages.files"),
        ("reader: ocds\nstart: 'https://a.example'\npost: { to: /list }", 6, "post.form"),
        ("reader: ocds\npages: { linkHeader: rel }", 5, "pages.linkHeader"),
        ("reader: ocds\npages:\n  last: { at: td }", 6, "pages.last.match"),
        ("reader: ocds\nstart: 'https://a.example/{year}'\nmonths: { back: 500 }", 6, "months.back"),
        ("reader: ocds\nstart: 'https://a.example/{year}'\nmonths: { since: 2020 }", 6, "months.since"),
        ("reader: csv", 1, "fields"),
        ("reader: csv\nfields: {}", 5, "fields"),
        ("reader: csv\nfields:\n  titel: { column: A }", 6, "fields.titel"),
        ("reader: csv\nfields:\n  title: { colum: A }", 6, "fields.title.colum"),
        ("reader: csv\nfields:\n  title: { column: A, at: td }", 6, "fields.title"),
        ("reader: csv\nfields:\n  code: { column: A }", 6, "fields.code.as"),
        ("reader: csv\nfields:\n  published: { column: A, as: money }", 6, "fields.published.as"),
        ("reader: csv\nfields:\n  title: { column: A, as: text trimmed }", 6, "fields.title.as"),
        ("reader: csv\nfields:\n  title: { column: A, hidden: '---' }", 6, "fields.title.hidden"),
        ("reader: csv\nfields:\n  title: { column: A, zone: UTC }", 6, "fields.title.zone"),
        ("reader: csv\nfields:\n  title: { column: A, split: '/' }", 6, "fields.title.split"),
        ("reader: json\nfields: { title: { path: a } }", 1, "json"),
        ("reader: json\njson: { rows: data }\nfields: { title: { path: a } }\ndetail: { follow: '/x/{a}' }", 7, "detail.landmark"),
        ("reader: xlsx", 1, "fields"),
        ("reader: csv\ncsv: { separator: ':' }\nfields: { title: { column: A } }", 5, "csv.separator"),
        ("reader: html", 1, "list"),
        ("reader: html\nlist: { rows: tr }\nfields: { title: { at: td } }", 5, "list.landmark"),
        ("reader: html\nlist: { landmark: table }\nfields: { title: { at: td } }", 5, "list.rows"),
        ("reader: html\ndetail: { fields: { title: { at: td } } }", 5, "detail.landmark"),
        ("reader: html\ndetail:\n  landmark: h1\n  documents: { headers: [A] }", 7, "detail.documents.title"),
    ];

    private static IEnumerable<TestCaseData> Mistakes() => mistakes.Select(mistake => new TestCaseData(mistake.Text, mistake.Line, mistake.Key));

    [TestCaseSource(nameof(Mistakes))]
    public void Mistake_IsRefusedByBoth(string text, int line, string key)
    {
        var loaded = DefinitionLoader.Load(Head + text + "\n", "mine.yml");

        Assert.That(loaded.Errors.Select(error => (error.File, error.Line, error.Key)), Does.Contain(("mine.yml", line, key)), () => string.Join('\n', loaded.Errors));
        Assert.That(new SchemaCheck(schema).Troubles(YamlAsJson.Read(Head + text)), Is.Not.Empty);
    }

    /// <summary>The page for authors has every key, and no other.</summary>
    [Test]
    public void AuthorsPage_HasEveryKeyAndNoOther()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "ProcurementHub.Sources", "Definitions", "README.md"));
        var told = Regex.Matches(page, @"^\| `([^`]+)` \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
        var known = byReader.SelectMany(reader => reader.Value.Asked.Keys.Select(path => Told(path, reader.Key))).ToHashSet();

        Assert.That(known.Except(told), Is.Empty, "keys that the page does not tell of");
        Assert.That(told.Except(known), Is.Empty, "keys that the page tells of and that are not there");
    }

    /// <summary>How the page writes a key: what all fields have once, and what all windows have once.</summary>
    private static string Told(string path, string reader)
    {
        var field = Regex.Match(path, @"^(?:detail\.|register\.|items\.)?fields\.([a-zA-Z]+)(?:\.([a-z]+))?$");
        if (field.Success)
            return field.Groups[field.Groups[2].Success ? 2 : 1].Value;
        path = Regex.Replace(path, @"^(hours|months)\.", "days.");
        return reader == ReaderNames.Json ? Regex.Replace(path, @"^detail\.", "detail (json).") : path;
    }

    /// <summary>The same by a validator that others wrote, where the machine has it.</summary>
    [Test]
    public void Schema_ByAnotherValidator_JudgesTheSame()
    {
        const string Program = """
            import json, sys, jsonschema
            given = json.load(sys.stdin)
            jsonschema.Draft202012Validator.check_schema(given["schema"])
            check = jsonschema.Draft202012Validator(given["schema"])
            print("".join("1" if check.is_valid(document) else "0" for document in given["documents"]))
            """;
        var good = SourceCatalog.Shipped().Select(shipped => YamlAsJson.Read(SourceCatalog.ShippedText(shipped.File))).ToArray();
        var bad = mistakes.Select(mistake => YamlAsJson.Read(Head + mistake.Text)).ToArray();
        var given = new JsonObject { ["schema"] = schema.DeepClone(), ["documents"] = new JsonArray([.. good, .. bad]) };

        Assert.That(Python(Program, given.ToJsonString()), Is.EqualTo(new string('1', good.Length) + new string('0', bad.Length)));
    }

    private static string Python(string program, string input)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            python.StandardInput.Write(input);
            python.StandardInput.Close();
            var said = python.StandardOutput.ReadToEnd();
            var complaint = python.StandardError.ReadToEnd();
            if (complaint.Contains("ModuleNotFoundError", StringComparison.Ordinal))
                Assert.Ignore("Needs python3-jsonschema, which is not on this machine.");
            Assert.That(said, Is.Not.Empty, complaint);
            return said.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("Needs python3 with jsonschema, which is not on this machine.");
            return "";
        }
    }
}
