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

    /// <param name="headers">Folded, one for each column.</param>
    internal HeaderTable(List<string> headers, List<IHtmlTableRowElement> rows)
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

    /// <summary>Folded, one for each column; a cell that holds a table says nothing itself.</summary>
    internal static List<string> Texts(IHtmlTableRowElement row)
    {
        var texts = new List<string>();
        IElement? before = null;
        foreach (var cell in Cells(row))
        {
            texts.Add(cell == before ? texts[^1] : HoldsTable(cell) ? "" : Folding.Fold(NodeText.Of(cell)));
            before = cell;
        }

        return texts;
    }

    // Asked of every cell of a page: a selector would be parsed each time.
    internal static bool HoldsTable(IElement cell) =>
        cell.FirstElementChild is not null && cell.GetElementsByTagName("table").Length > 0;
}
