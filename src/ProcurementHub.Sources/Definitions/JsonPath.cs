using System.Text;
using ProcurementHub.Core;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// Where something stands in a JSON document: "buyer.name", "items[0].code", "items[*].code", "answers.*.body",
/// "['odd.name'].value"; "$" or "$.total" is the document as a whole, "@key" the name under which a row stands. A
/// member asked of an array is asked of each of its elements.
/// </summary>
public sealed class JsonPath
{
    private const int MostSteps = 20;

    private JsonPath(string text, bool isFromRoot, bool isKey, IReadOnlyList<JsonStep> steps)
    {
        Text = text;
        IsFromRoot = isFromRoot;
        IsKey = isKey;
        Steps = steps;
    }

    public string Text { get; }

    /// <summary>Whether it begins at the document and not at the row.</summary>
    public bool IsFromRoot { get; }

    /// <summary>Whether it is the row's own name in the object that holds it.</summary>
    public bool IsKey { get; }

    internal IReadOnlyList<JsonStep> Steps { get; }

    public override string ToString() => Text;

    public static Parsed<JsonPath> Parse(string text)
    {
        text = text.Trim();
        if (text == "@key")
            return Parsed.Of(new JsonPath(text, false, true, []));
        var isFromRoot = text.StartsWith('$');
        var steps = new List<JsonStep>();
        var at = isFromRoot ? 1 : 0;
        while (at < text.Length)
        {
            // Only the first name of a row's path has no dot before it.
            var isBracket = text[at] == '[';
            if (!isBracket && (steps.Count > 0 || isFromRoot) && text[at++] != '.')
                return Wrong(text);
            var step = isBracket ? Bracket(text, ref at) : Name(text, ref at);
            if (step is null || steps.Count == MostSteps)
                return Wrong(text);
            steps.Add(step);
        }

        return steps.Count > 0 || isFromRoot ? Parsed.Of(new JsonPath(text, isFromRoot, false, steps)) : Wrong(text);
    }

    private static Parsed<JsonPath> Wrong(string text) =>
        Parsed.Failed<JsonPath>($"is not a path such as data.items[*].code: '{text}'.");

    private static JsonStep? Name(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny('.', '[', ']');
        var name = end < 0 ? text[at..] : text.Substring(at, end);
        at += name.Length;
        return name.Length == 0 || name != name.Trim() ? null : name == "*" ? JsonStep.Every : JsonStep.Member(name);
    }

    private static JsonStep? Bracket(string text, ref int at)
    {
        at++;
        if (at < text.Length && text[at] == '\'')
            return Quoted(text, ref at);
        var end = text.IndexOf(']', at);
        if (end < 0)
            return null;
        var inner = text[at..end];
        at = end + 1;
        if (inner == "*")
            return JsonStep.Every;
        return int.TryParse(inner, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            ? JsonStep.Element(index)
            : null;
    }

    private static JsonStep? Quoted(string text, ref int at)
    {
        var end = text.IndexOf("']", ++at, StringComparison.Ordinal);
        if (end <= at)
            return null;
        var name = text[at..end];
        at = end + 2;
        return JsonStep.Member(name);
    }
}

/// <summary>One step of a path: a member, an element, or all of either.</summary>
/// <param name="Name">Null for an element and for all.</param>
/// <param name="Index">Negative for a member and for all.</param>
internal sealed record JsonStep(string? Name, byte[]? Utf8Name, int Index)
{
    public static JsonStep Every { get; } = new(null, null, -1);

    public bool IsEvery => Name is null && Index < 0;

    public static JsonStep Member(string name) => new(name, Encoding.UTF8.GetBytes(name), -1);

    public static JsonStep Element(int index) => new(null, null, index);
}
