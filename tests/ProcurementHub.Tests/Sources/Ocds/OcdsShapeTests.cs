using System.Text;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Tests.Sources.Archives;
using static ProcurementHub.Tests.Sources.Ocds.OcdsText;

namespace ProcurementHub.Tests.Sources.Ocds;

/// <summary>Documents of every shape that publishers give them.</summary>
public sealed class OcdsShapeTests
{
    private static readonly string A = Release("a"), B = Release("b"), C = Release("c");

    private static readonly TestCaseData[] Shapes =
    [
        new(A, "a", "release"),
        new($"[{A},{B},{C}]", "a b c", "[0] [1] [2]"),
        new($"{A}\n{B}\r\n{C}\n", "a b c", "release|value 2|value 3"),
        new($"{A}{B} {C}", "a b c", "release|value 2|value 3"),
        new($"\u001e{A}\n\u001e{B}\n", "a b", "release|value 2"),
        new($$"""{"uri":"x","releases":[{{A}},{{B}}],"publisher":{"name":"[{\"}"} }""", "a b", "releases[0] releases[1]"),
        new($$"""{"extensions":["{"],"version":"1.1","releases":[{{A}},{{A}},{{B}}]}""", "a a b", "releases[0] releases[1] releases[2]"),
        new($$"""{"releases":[]}""", "", ""),
        new("[]", "", ""),
        new($$"""{"records":[{"ocid":"a","compiledRelease":{{A}},"releases":[{{B}}]},{"ocid":"c","releases":[{{C}}]}]}""", "a c", "records[0].compiledRelease records[1].releases[0]"),
        new($$"""{"ocid":"a","releases":[{{B}},{{C}}],"compiledRelease":{{A}} }""", "a", "compiledRelease"),
        new($$"""{"releases":[{{A}},{{A}}],"compiledRelease":{{A}} ,"versionedRelease":{} }""", "a", "compiledRelease"),
        new($$"""{"compiledRelease":{{A}},"releases":[{{B}},{{C}}]}""", "a", "compiledRelease"),
        new($$"""{"publisher":{},"versionedRelease":{"ocid":"z"},"compiledRelease":{{A}} }""", "a", "compiledRelease"),
        new($$"""[{"releases":[{{A}},{{B}}]},{"records":[{"compiledRelease":{{C}} }]}]""", "a b c", "[0]: releases[0]|[0]: releases[1]|[1]: records[0].compiledRelease"),
        new($$"""{"releases":[{{A}}]}{"releases":[{{B}}]}""", "a b", "releases[0]|value 2: releases[0]"),
        new($$"""{"releases":[{{A}},,{{B}},]}""", "a b", "releases[0] releases[1]"),
        new($$"""{"releases":[{{A}} {{B}}]}""", "a b", "releases[0] releases[1]"),
    ];

    [TestCaseSource(nameof(Shapes))]
    public async Task Read_Shape_FindsEveryReleaseInItsPlace(string json, string ids, string positions)
    {
        foreach (var content in new[] { json, "\uFEFF  \n" + json, json + "\0 \n" })
        {
            foreach (var portion in new[] { int.MaxValue, 1 })
            {
                var items = await ReadAsync(new ForwardStream(Encoding.UTF8.GetBytes(content), portion));

                Assert.That(items, Has.All.InstanceOf<ReadItem.Found>(), () => string.Join('\n', items));
                Assert.That(Ids(items), Is.EqualTo(Words(ids, ' ')));
                Assert.That(items.Cast<ReadItem.Found>().Select(found => found.Record.Position),
                    Is.EqualTo(Words(positions, positions.Contains('|') ? '|' : ' ')));
            }
        }
    }

    [TestCase("", "The document is empty.")]
    [TestCase(" \r\n\t ", "The document is empty.")]
    [TestCase("\uFEFF", "The document is empty.")]
    [TestCase("""{"error":"busy","status":503}""", "members: error, status")]
    [TestCase("{}", "members: none")]
    [TestCase("""{"releases":null,"message":"no"}""", "members: releases, message")]
    [TestCase("""{"releases":{"0":{}}}""", "members: releases")]
    [TestCase("<!DOCTYPE html><html><body>Access denied</body></html>", "is HTML, not JSON")]
    [TestCase("\n\n<html lang='es'>", "is HTML, not JSON")]
    [TestCase("<?xml version='1.0'?><error/>", "is XML, not JSON")]
    [TestCase("null", "is no OCDS: 'null'")]
    [TestCase("\"error\"", "is no OCDS")]
    [TestCase("Too many requests", "is no OCDS: 'Too many requests'")]
    [TestCase("}", "is no OCDS")]
    public async Task Read_NothingOfOcds_IsBrokenAndSaysWhatItIs(string content, string reason)
    {
        var items = await ReadAsync(content);

        Assert.That(items, Has.Count.EqualTo(1));
        Assert.That(items[0], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").Contains(reason));
    }

    [Test]
    public async Task Read_ForeignObjectAmongOthers_IsUnreadable()
    {
        var items = await ReadAsync($$"""{{A}}{"error":"x"}{{B}}""");

        Assert.That(Ids(items), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(items[1], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Position").EqualTo("value 2"));
    }

    [Test]
    public async Task Read_CutOffAnywhere_KeepsAllThatWasComplete()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"uri":"x","releases":[{{A}},{{B}},{{Release("c", "\"description\":\"ñandú\"")}}],"license":"y"}""");
        var ends = new[] { "a", "b", "c" }.Select(id => json.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"ocid\":\"{id}\""))).ToArray();
        for (var length = 1; length < json.Length; length++)
        {
            var items = await ReadAsync(json[..length]);

            var last = items[^1] as ReadItem.Broken;
            Assert.That(last, Is.Not.Null, $"{length} bytes");
            Assert.That(last!.Reason, Does.Contain($"at byte {length}").Or.Contain("members: "), $"{length} bytes");
            var complete = (length > ends[1] - 2 ? 1 : 0) + (length > ends[2] - 2 ? 1 : 0);
            Assert.That(Ids(items).Count(), Is.EqualTo(complete).Or.EqualTo(complete + 1), $"{length} bytes");
            Assert.That(items.Take(items.Count - 1), Has.All.InstanceOf<ReadItem.Found>());
        }
    }

    [Test]
    public async Task Read_CutOffRecord_KeepsItsWholeReleases()
    {
        var items = await ReadAsync($$"""{"ocid":"a","releases":[{{A}},{"ocid":"a","tender":{"ti""");

        Assert.That(Ids(items), Is.EqualTo(new[] { "a" }));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").Contains("releases[1]"));
    }

    [Test]
    public async Task Read_OneBadElement_DoesNotTouchTheOthers(
        [Values("""{"ocid":"x","tender":{"title":"He said "no" twice"}}""", """{"ocid":NaN}""", "17", "null", "[1]", "\"x\"", """{"ocid":"x" "tender":1}""")] string bad)
    {
        var items = await ReadAsync($$"""{"releases":[{{A}},{{bad}},{{B}}]}""");

        Assert.That(Ids(items), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(items[1], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Position").EqualTo("releases[1]").And.Property("Raw").EqualTo(bad));
    }

    [Test]
    public async Task Read_WrongBracket_BreaksOffThere()
    {
        var items = await ReadAsync($$"""{"releases":[{{A}},{"ocid":"x","tender":{"items":[1} },{{B}}]}""");

        Assert.That(Ids(items), Is.EqualTo(new[] { "a" }));
        Assert.That(items[^1], Is.InstanceOf<ReadItem.Broken>().With.Property("Reason").Contains("in releases[1]"));
    }

    [Test]
    public async Task Read_BrokenLine_GoesOnAtTheNext(
        [Values("{\"ocid\":\"x\",\"tender\":{\"title\":\"cut o", "{\"ocid\":\"x\",\"tender\":{\"items\":[}}", "{\"ocid\":\"x\",\"tender\":{", "{\"ocid\":\"x\" : }", "{\"ocid\":\"x\"]")] string bad)
    {
        var items = await ReadAsync($"{A}\n{bad}\n{B}\n{C}\n");

        Assert.That(Ids(items), Is.EqualTo(new[] { "a", "b", "c" }), () => string.Join('\n', items));
        Assert.That(items[1], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Position").EqualTo("value 2"));
        Assert.That(items, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Read_ControlSignsInTexts_BecomeBlanks()
    {
        var record = await ReadOneAsync(Release("a", "\"description\":\"one\ntwo\tthree\0four\""));

        Assert.That(record[FieldNames.Description], Is.EqualTo("one two three four"));
    }

    [Test]
    public async Task Read_BytesThatAreNoUtf8_AreMarkedAndTheRestIsKept()
    {
        var json = Encoding.Latin1.GetBytes(Release("a", "\"description\":\"Adquisici\u00f3n \\u0041\\n\\\"b\\\"\""));

        var items = await ReadAsync(json);

        Assert.That(((ReadItem.Found)items[0]).Record[FieldNames.Description], Is.EqualTo("Adquisici\uFFFDn A\n\"b\""));
    }

    [Test]
    public async Task Read_HalfASurrogatePair_IsMarked()
    {
        var record = await ReadOneAsync(Release("a", "\"description\":\"x \\ud83d y\""));

        Assert.That(record[FieldNames.Description], Is.EqualTo("x \uFFFD y"));
    }

    [TestCase("iso-8859-1")]
    [TestCase("\"windows-1252\"")]
    [TestCase("utf-16")]
    [TestCase(null)]
    public async Task Read_OtherCharsets_AreReadAsTheServerOrTheMarkSays(string? charset)
    {
        var text = Release("a", "\"description\":\"Adquisición\"");
        var json = charset is null or "utf-16"
            ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]
            : Encoding.Latin1.GetBytes(text);

        var items = await ReadAsync(json, charset: charset);

        Assert.That(((ReadItem.Found)items[0]).Record[FieldNames.Description], Is.EqualTo("Adquisición"));
    }

    [Test]
    public async Task Read_ElementPastTheLimit_IsPassedOver()
    {
        var items = await ReadAsync(new EndlessPackage(
            [Encoding.UTF8.GetBytes(A), Encoding.UTF8.GetBytes(Release("x", $"\"description\":\"{new string('x', 33 << 20)}\"")), Encoding.UTF8.GetBytes(B)], 3));

        Assert.That(Ids(items), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(items[1], Is.InstanceOf<ReadItem.Unreadable>().With.Property("Reason").Contains("larger"));
        Assert.That(((ReadItem.Unreadable)items[1]).Raw, Does.StartWith("""{"ocid":"x",""").And.Length.LessThan(3000));
    }

    private static string[] Words(string text, char separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
