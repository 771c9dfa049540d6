using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Definitions;

public sealed class DefinitionLoaderTests
{
    private const string Head = """
        id: xx-test
        title: { es: Prueba, en: Test }
        zone: America/Lima
        reader: html

        """;

    [TestCase("list: { headers: [A] }\nfields:\n  titel: { column: A }", 7, "fields.titel", "is not a field; 'title' may be meant")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { colum: A }", 7, "fields.title.colum", "is not known here; 'column' may be meant")]
    [TestCase("list: { headers: [A] }\nfields:\n  colour: { column: A }", 7, "fields.colour", "fields are amount, ")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A, colour: red }", 7, "fields.title.colour", "known are as, at")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A, at: td }", 7, "fields.title", "by one of at, column, label or path")]
    [TestCase("list: { headers: [A] }\nfields:\n  published: { column: A, as: money }", 7, "fields.published.as", "of the kind 'date'")]
    [TestCase("list: { headers: [A] }\nfields:\n  code: { column: A }", 7, "fields.code.as", "code SCHEME")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A, match: '(' }", 7, "fields.title.match", "not a usable pattern")]
    [TestCase("list: { rows: tr }\nfields:\n  title: { at: td }", 5, "list.landmark", "look alike")]
    [TestCase("list: { landmark: 'table[', rows: tr }\nfields:\n  title: { at: td }", 5, "list.landmark", "not a CSS selector")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { at: 'td[' }", 6, "fields", "not a CSS selector")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\nstatuses: { Abierto: opened }", 8, "statuses", "not a word of the hub")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\nevery: often", 8, "every", "such as 30m")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\nquiet: at night", 8, "quiet", "such as 22:00-06:00")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\nquiet: ['08:00-20:00', '20:00-08:00']", 8, "quiet", "leaves no time")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\nvolume: loud", 8, "volume", "one of steady, varies")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\ncountry: Peru", 8, "country", "two capital letters")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\nkey: { from: nativId, called: id }", 8, "key.from", "not a field")]
    [TestCase("list: { headers: [A] }\nfields:\n  title: { column: A }\nverified: yes", 8, "verified", "must be one of saved files, live")]
    [TestCase("fields:\n  title: { column: A }", 1, "list", "the reader cannot know the pages")]
    public void Load_Mistake_IsNamedWithItsLineAndKey(string text, int line, string key, string message)
    {
        var loaded = DefinitionLoader.Load(Head + text + "\n", "mine.yml");

        Assert.That(loaded.Definition, Is.Null);
        var error = loaded.Errors.FirstOrDefault(error => error.Key == key);
        Assert.That(error, Is.Not.Null, () => string.Join('\n', loaded.Errors));
        Assert.That((error!.File, error.Line), Is.EqualTo(("mine.yml", line)));
        Assert.That(error.Message, Does.Contain(message));
    }

    [Test]
    public void Load_UnknownZone_IsNamed()
    {
        var loaded = DefinitionLoader.Load(Head.Replace("America/Lima", "America/Atlantis", StringComparison.Ordinal), "mine.yml");

        Assert.That(loaded.Errors.Select(error => error.Key), Does.Contain("zone"));
    }

    [TestCase("id: [\n")]
    [TestCase("- a\n- b\n")]
    [TestCase("")]
    [TestCase("id: a\nid: b\n")]
    [TestCase("? [a, b]\n: c\n")]
    public void Load_TextThatIsNoDefinition_IsOneError(string text)
    {
        var loaded = DefinitionLoader.Load(text, "mine.yml");

        Assert.That(loaded.Definition, Is.Null);
        Assert.That(loaded.Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public void Load_SeveralMistakes_AreAllTold()
    {
        var loaded = DefinitionLoader.Load(Head + "every: often\ncountry: Peru\nlist: { headers: [A] }\nfields: { title: { column: A } }\n", "mine.yml");

        Assert.That(loaded.Errors.Select(error => error.Key), Is.EqualTo(new[] { "every", "country" }), "in the order of the file");
    }

    [TestCase("a.ficha@href", "a.ficha", "href")]
    [TestCase("a[href*='@']", "a[href*='@']", null)]
    [TestCase("a[href*='@']@title", "a[href*='@']", "title")]
    public void Selector_WithAnAttribute_IsCutAtTheLastAt(string text, string css, string? attribute) =>
        Assert.That(NodeSelector.Parse(text), Is.EqualTo(new NodeSelector(css, attribute)));

    [Test]
    public void Precedence_FilesThatTwoRulesName_FollowTheFirst()
    {
        var selection = new DocumentSelection(
            ["*.csv"], ["*old*"],
            [new PrecedenceRule("closed*", [new("status", "closed")]), new PrecedenceRule("*", [new("status", "open")])]);

        Assert.Multiple(() =>
        {
            Assert.That(selection.Takes("2026/closed.csv"));
            Assert.That(selection.Takes("old-closed.csv"), Is.False);
            Assert.That(selection.Takes("notes.txt"), Is.False);
            Assert.That(selection.RankOf("2026/closed.csv"), Is.LessThan(selection.RankOf("2026/open.csv")));
            Assert.That(selection.KnownOf("2026/closed.csv").Single().Value, Is.EqualTo("closed"));
        });
    }
}
