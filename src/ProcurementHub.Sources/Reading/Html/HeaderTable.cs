using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>
/// A table known by the texts of its header. Ids of portals change with each build; what their users read
/// does not. Tables that only lay out a page hold the same texts, but in cells that hold a table.
/// </summary>
internal sealed class HeaderTable
{
    // Few tables have a hundred. Spans alone can make millions of a small page.
    private const int MostColumns = 1_000;

    private readonly List<string> headers;

    private HeaderTable(List<string> headers, List<IHtmlTableRowElement> rows)
    {
        this.headers = headers;
        Rows = rows;
    }

    public IReadOnlyList<IHtmlTableRowElement> Rows { get; }

    /// <summary>Columns that the header spans.</summary>
    public int Width => headers.Count;

    /// <summary>A table whose header came with another document.</summary>
    public static HeaderTable WithoutHeader(IEnumerable<string> headers, IEnumerable<IHtmlTableRowElement> rows) =>
        new([.. headers.Select(Folding.Fold)], [.. rows]);

    /// <returns>The first table that has all these headers, or null.</returns>
    public static HeaderTable? Find(IParentNode within, IReadOnlyList<string> headers)
    {
        var wanted = headers.Select(Folding.Fold).ToList();
        foreach (var table in within.QuerySelectorAll("table").OfType<IHtmlTableElement>())
        {
            var rows = table.Rows.ToList();
            // A title or a row of filters may stand above the header.
            for (var at = 0; at < Math.Min(rows.Count, 5); at++)
            {
                var texts = Texts(rows[at]);
                if (wanted.TrueForAll(texts.Contains))
                    return new HeaderTable(texts, [.. rows.Skip(at + 1).Where(IsBody)]);
            }
        }

        return null;
    }

    /// <summary>The header of the table that a row stands in.</summary>
    public static HeaderTable? Around(IElement row)
    {
        if (row.Closest("table") is not IHtmlTableElement table)
            return null;
        var header = table.Rows.FirstOrDefault(candidate => candidate.Cells.Any(cell => cell.LocalName == "th"));
        return header is null ? null : new HeaderTable(Texts(header), []);
    }

    public int IndexOf(string header) => headers.IndexOf(Folding.Fold(header));

    /// <summary>The row's cell in each column: a cell that spans several stands in each of them.</summary>
    public static List<IHtmlTableCellElement> Cells(IHtmlTableRowElement row)
    {
        var cells = new List<IHtmlTableCellElement>();
        foreach (var cell in row.Cells)
        {
            var end = Math.Min(MostColumns, cells.Count + Math.Clamp(cell.ColumnSpan, 1, 100));
            while (cells.Count < end)
                cells.Add(cell);
            if (end == MostColumns)
                break;
        }

        return cells;
    }

    private static List<string> Texts(IHtmlTableRowElement row)
    {
        var texts = new List<string>();
        IElement? before = null;
        foreach (var cell in Cells(row))
        {
            texts.Add(cell == before ? texts[^1] : cell.QuerySelector("table") is null ? Folding.Fold(NodeText.Of(cell)) : "");
            before = cell;
        }

        return texts;
    }

    private static bool IsBody(IHtmlTableRowElement row) => row.ParentElement is not { LocalName: "thead" or "tfoot" };
}
