using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>The tables of a page. However many headers are looked for, the texts of each row are read once.</summary>
internal sealed class PageTables(IDocument page)
{
    // A title or a row of filters may stand above the header.
    private const int MostAbove = 5;

    private readonly List<Table> tables = [.. page.GetElementsByTagName("table").OfType<IHtmlTableElement>().Select(table => new Table(table))];

    /// <returns>The first table that has all these headers, or null.</returns>
    public HeaderTable? Find(IReadOnlyList<string> headers)
    {
        var wanted = headers.Select(Folding.Fold).ToList();
        foreach (var table in tables)
        {
            for (var at = 0; at < table.MostHeaders; at++)
            {
                var texts = table.Texts(at);
                if (wanted.TrueForAll(texts.Contains))
                    return table.Below(at);
            }
        }

        return null;
    }

    private sealed class Table(IHtmlTableElement table)
    {
        private readonly List<IHtmlTableRowElement> rows = [.. table.Rows];
        private readonly List<string>?[] texts = new List<string>?[MostAbove];

        public int MostHeaders => Math.Min(rows.Count, MostAbove);

        public List<string> Texts(int at) => texts[at] ??= HeaderTable.Texts(rows[at]);

        public HeaderTable Below(int at) => new(Texts(at), [.. rows.Skip(at + 1).Where(IsBody)]);

        private static bool IsBody(IHtmlTableRowElement row) => row.ParentElement is not { LocalName: "thead" or "tfoot" };
    }
}
