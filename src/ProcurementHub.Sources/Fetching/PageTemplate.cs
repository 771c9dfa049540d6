using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// Makes the requests for the pages of a list. In the address, a form's values and a text of JSON, {page} is the
/// number of the page, {size} the rows of one, {offset} the rows before it, and {cursor} what the page before said.
/// </summary>
internal sealed partial class PageTemplate(string start, SourceDefinition definition)
{
    private static readonly string[] known = ["page", "offset", "size", "cursor"];

    private readonly PageRule pages = definition.Pages;
    private readonly PostRule? post = definition.Post;

    public bool IsCounted { get; } = (definition.Post?.Texts ?? []).Append(start).Any(text => text.Contains("{page}", StringComparison.Ordinal) || text.Contains("{offset}", StringComparison.Ordinal));

    /// <summary>Whether the page before must have come for the next one to be asked for.</summary>
    public bool NeedsPageBefore => post?.Hidden.Count > 0;

    /// <summary>Whether a page's cursor goes into a place of the request, and is not an address itself.</summary>
    public static bool HasCursorPlace(SourceDefinition definition) =>
        (definition.Post?.Texts ?? []).Append(definition.Start ?? "").Any(text => text.Contains("{cursor}", StringComparison.Ordinal));

    public static string? Trouble(string text) =>
        Place().Matches(text).FirstOrDefault(match => !known.Contains(match.Groups[1].Value)) is { } match
            ? $"has {match.Value}, which stands for nothing; there are {string.Join(", ", known.Select(name => $"{{{name}}}"))}."
            : null;

    /// <summary>The start as it is looked at, before anything is posted.</summary>
    public PageRequest Opening() => new(new Uri(Fill(start, pages.From, null)));

    /// <param name="hidden">Inputs of the page before.</param>
    public PageRequest At(int number, string? cursor, IReadOnlyDictionary<string, string> hidden)
    {
        var address = new Uri(Fill(start, number, cursor));
        if (post is null)
            return new PageRequest(address);
        if (post.To is { } to)
            address = new Uri(address, to);
        if (post.Json is { } json)
            return new PageRequest(address, new RequestBody(FillJson(json, number, pages.Size, cursor, pages.From), "application/json"));
        var fields = post.Form.Where(field => cursor is not null || field.Value != "{cursor}")
            .Select(field => new KeyValuePair<string, string>(field.Key, Fill(field.Value, number, cursor, escape: false))).ToList();
        // Hidden inputs change with every answer: what a page is known by must not.
        var known = Encode(fields);
        var taken = post.Hidden.Where(hidden.ContainsKey).Select(name => new KeyValuePair<string, string>(name, hidden[name]));
        return new PageRequest(address, new RequestBody(Encode([.. fields, .. taken]), "application/x-www-form-urlencoded", known));
    }

    public static string FillJson(string json, int number, int size, string? cursor, int from = 1) =>
        Place().Replace(
            json.Replace("\"{cursor}\"", cursor is null ? "null" : $"\"{JsonEncodedText.Encode(cursor)}\"", StringComparison.Ordinal),
            match => Value(match.Groups[1].Value, number, size, from) ?? (match.Groups[1].Value == "cursor" ? JsonEncodedText.Encode(cursor ?? "").ToString() : match.Value));

    private string Fill(string text, int number, string? cursor, bool escape = true)
    {
        // Services take an empty cursor for a wrong one: on the first page the parameter is left out.
        if (cursor is null && escape)
            text = CursorParameter().Replace(text, match => match.Groups[1].Value == "?" && match.Groups[2].Success ? "?" : match.Groups[2].Value);
        return Place().Replace(text, match => Value(match.Groups[1].Value, number, pages.Size, pages.From)
            ?? (match.Groups[1].Value == "cursor" ? (escape ? Uri.EscapeDataString(cursor ?? "") : cursor ?? "") : match.Value));
    }

    private static string? Value(string place, int number, int size, int from) => place switch
    {
        "page" => number.ToString(CultureInfo.InvariantCulture),
        "size" => size.ToString(CultureInfo.InvariantCulture),
        "offset" => ((number - from) * size).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join('&', fields.Select(field => $"{Form(field.Key)}={Form(field.Value)}"));

    private static string Form(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    // Not {"page": ...} of JSON: the name alone stands between the braces.
    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"([?&])[^?&=]+=\{cursor\}(&)?")]
    private static partial Regex CursorParameter();
}
