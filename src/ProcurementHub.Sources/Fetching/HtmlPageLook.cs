using System.Globalization;
using AngleSharp.Dom;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Html;

namespace ProcurementHub.Sources.Fetching;

/// <summary>A page of HTML, or the partial answer that stands for one.</summary>
internal static class HtmlPageLook
{
    public static async Task<PageLook> OfAsync(FetchedDocument document, SourceDefinition definition, CancellationToken cancellationToken)
    {
        var text = await PageText.ReadAsync(document, cancellationToken);
        if (PartialAnswer.IsOne(text))
            return Partial(text, document, definition);
        var page = HtmlPage.Parse(text);
        return page.HasValue ? Whole(page.Value, document, definition) : new PageLook { IsList = false };
    }

    private static PageLook Whole(IDocument page, FetchedDocument document, SourceDefinition definition)
    {
        var pages = definition.Pages;
        var isList = ListPage.IsOne(page, definition);
        var items = isList ? ListPage.Read(page, document.Origin, definition).ToList() : [];
        return new PageLook
        {
            IsList = isList,
            Rows = Rows(items, definition),
            // What else the page may be, the reader knows.
            Items = isList && !DetailPage.IsOne(page, definition) ? items : null,
            Last = Number(page, pages.Last),
            Total = Number(page, pages.Total),
            Next = Links.Find(page, pages.Next ?? new NodeSelector("a[rel=next]", "href"), document.FinalUrl),
            Hidden = Wanted(definition).Select(name => (Name: name, Input: page.QuerySelectorAll("input").FirstOrDefault(input => input.GetAttribute("name") == name)))
                .Where(found => found.Input is not null).ToDictionary(found => found.Name, found => found.Input!.GetAttribute("value") ?? "", StringComparer.Ordinal),
        };
    }

    private static PageLook Partial(string text, FetchedDocument document, SourceDefinition definition)
    {
        var items = PartialAnswer.Read(text, document.Origin, definition).ToList();
        return new PageLook
        {
            IsList = !items.OfType<ReadItem.Broken>().Any(),
            Rows = Rows(items, definition),
            Items = items,
            CanCount = false,
            Hidden = PartialAnswer.Hidden(text, Wanted(definition)),
        };
    }

    private static List<ListRow> Rows(IEnumerable<ReadItem> items, SourceDefinition definition) =>
        [.. items.OfType<ReadItem.Found>().Select(found => ListRow.Of(
            found.Record, definition.Detail?.Follow is null ? null : found.Record[FieldNames.Url], definition))];

    private static IReadOnlyList<string> Wanted(SourceDefinition definition) => definition.Post?.Hidden ?? [];

    private static int? Number(IDocument page, PagerText? pager)
    {
        if (pager?.Match is not { } pattern || page.QuerySelector(pager.Css!) is not { } element
            || pattern.Match(NodeText.Of(element)) is not { Success: true } match)
            return null;
        // "1,234" and "1.234" alike: a count has no fraction.
        var digits = match.Groups[^1].Value.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
