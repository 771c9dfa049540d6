using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using ProcurementHub.Core;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>
/// What JSF portals answer from the second page of a list on: an XML document with rows of HTML in CDATA,
/// without their header. The order of the columns comes from the definition.
/// </summary>
internal static class PartialAnswer
{
    /// <summary>Rows are text within an update, three elements deep; some portals forget to escape them.</summary>
    private const int Deepest = HtmlPage.Deepest;

    public static bool IsOne(string text) =>
        text.AsSpan()[..Math.Min(text.Length, 500)].Contains("<partial-response", StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<ReadItem> Read(string text, DocumentOrigin origin, SourceDefinition definition)
    {
        if (Parse(text) is not { Root: { } root })
            return [new ReadItem.Broken($"The partial answer is not XML to its end, or nested more than {Deepest} elements deep.")];
        if (root.Element("redirect") is { } redirect)
            return [new ReadItem.Broken($"The partial answer sends on to '{redirect.Attribute("url")?.Value}' instead of giving rows.")];
        if (root.Element("error") is { } error)
            return [new ReadItem.Broken($"The partial answer is an error of the portal: {RawText.Cut(error.Value.Trim())}")];

        var tables = new List<HeaderTable>();
        foreach (var html in root.Elements("changes").Elements("update").Select(update => update.Value))
        {
            var table = Table(html, definition);
            if (!table.HasValue)
                return [new ReadItem.Broken(table.Reason!)];
            if (table.Value is { } found)
                tables.Add(found);
        }

        return tables.Count == 0
            ? [new ReadItem.Broken("The partial answer has no rows of the list.")]
            : tables.SelectMany(table => ListPage.Read(table, origin, definition));
    }

    /// <summary>Values of hidden inputs that the answer brings anew: "...:javax.faces.ViewState:0" is that of the input.</summary>
    public static IReadOnlyDictionary<string, string> Hidden(string text, IReadOnlyList<string> names)
    {
        var updates = Parse(text)?.Descendants("update").ToList() ?? [];
        return names.Select(name => (Name: name, Update: updates.Find(update => $":{update.Attribute("id")?.Value}:".Contains($":{name}:", StringComparison.Ordinal))))
            .Where(found => found.Update is not null).ToDictionary(found => found.Name, found => found.Update!.Value, StringComparer.Ordinal);
    }

    /// <returns>Null for what is not the list, such as the pager.</returns>
    private static Parsed<HeaderTable?> Table(string html, SourceDefinition definition)
    {
        var isRows = html.AsSpan().TrimStart().StartsWith("<tr", StringComparison.OrdinalIgnoreCase);
        if ((isRows ? definition.List.Columns : definition.List.Headers).Count == 0)
            return Parsed.Of<HeaderTable?>(null);
        var page = HtmlPage.Parse(isRows ? $"<table><tbody>{html}</tbody></table>" : html);
        if (!page.HasValue)
            return Parsed.Failed<HeaderTable?>(page.Reason!);
        if (!isRows)
            return Parsed.Of(new PageTables(page.Value).Find(definition.List.Headers));
        var rows = page.Value.QuerySelectorAll("table > tbody > tr").OfType<IHtmlTableRowElement>();
        return Parsed.Of<HeaderTable?>(HeaderTable.WithoutHeader(definition.List.Columns, rows.Where(row => row.Closest("table table") is null)));
    }

    private static XDocument? Parse(string text)
    {
        try
        {
            using (var reader = Reader(text))
            {
                // A tree of elements within elements by the ten thousands takes a walk through all of them for each.
                while (reader.Read())
                {
                    if (reader.Depth > Deepest)
                        return null;
                }
            }

            using var whole = Reader(text);
            return XDocument.Load(whole);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XmlReader Reader(string text) => XmlReader.Create(
        new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false });
}
