using System.Text.Json;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Json;

namespace ProcurementHub.Tests.Sources.Json;

public sealed class JsonPathTests
{
    private const string Text = """
        { "a": { "b": 1, "c.d": 2, "e": null }, "list": [ { "x": 3, "y": [ { "z": 4 }, { "z": 5 } ] }, { "x": 6 }, 7 ],
          "byId": { "10": { "x": 8 }, "11": { "x": 9 } }, "nested": [[1, 2], [3]] }
        """;

    [TestCase("a.b", "1")]
    [TestCase("a['c.d']", "2")]
    [TestCase("a.e", "")]
    [TestCase("a.none.b", "")]
    [TestCase("list[0].x", "3")]
    [TestCase("list[9].x", "")]
    [TestCase("list[*].x", "3 6")]
    [TestCase("list.x", "3 6")]
    [TestCase("list.y.z", "4 5")]
    [TestCase("list[*].y[1].z", "5")]
    [TestCase("byId.*.x", "8 9")]
    [TestCase("nested[*][0]", "1 3")]
    [TestCase("$.a.b", "1")]
    [TestCase("a.*", "1 2")]
    public void Path_InAnObject_FindsAllThatStandsThere(string path, string expected)
    {
        using var document = JsonDocument.Parse(Text);

        var found = JsonPathWalk.Find(JsonPath.Parse(path).Value, document.RootElement);

        Assert.That(string.Join(' ', found.Select(value => value.GetRawText())), Is.EqualTo(expected));
    }

    [TestCase("byId.*", "byId.10 byId.11")]
    [TestCase("list[*].y", "list[0].y")]
    [TestCase("list.x", "list[0].x list[1].x")]
    public void Places_OfAPath_AreToldFromTheTop(string path, string expected)
    {
        using var document = JsonDocument.Parse(Text);

        var found = JsonPathWalk.FindPlaces(JsonPath.Parse(path).Value, new JsonPlace(document.RootElement, "", ""));

        Assert.That(string.Join(' ', found.Select(place => place.Path)), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("a..b")]
    [TestCase("a.")]
    [TestCase(".a")]
    [TestCase("a[")]
    [TestCase("a[x]")]
    [TestCase("a[-1]")]
    [TestCase("a['b]")]
    [TestCase("a]")]
    [TestCase("$a")]
    [TestCase("a[0]b")]
    [TestCase("a. b")]
    public void Path_ThatIsNone_IsRefusedWithAReason(string text) =>
        Assert.That(JsonPath.Parse(text).Reason, Does.Contain("is not a path"));
}
