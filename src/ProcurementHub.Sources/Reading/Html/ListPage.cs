using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Html;

/// <summary>A result list: every row of it becomes a record or a reason why it is none.</summary>
internal static class ListPage
{
    public static bool IsOne(IDocument page, SourceDefinition definition) =>
        definition.List is var list && list.IsGiven
        && (list.Landmark is null || page.QuerySelector(list.Landmark) is not null)
        && (list.Headers.Count == 0 || new PageTables(page).Find(list.Headers) is not null);

    public static IEnumerable<ReadItem> Read(IDocument page, DocumentOrigin origin, SourceDefinition definition)
    {
        if (definition.List.Headers.Count > 0)
            return Read(new PageTables(page).Find(definition.List.Headers)!, origin, definition);

        var rows = page.QuerySelectorAll(definition.List.Rows!).ToList();
        var table = rows.Count > 0 ? HeaderTable.Around(rows[0]) : null;
        return rows.Select((row, at) => Row(row, table, at + 1, origin, definition));
    }

    /// <summary>Also for rows whose header came with another document.</summary>
    public static IEnumerable<ReadItem> Read(HeaderTable table, DocumentOrigin origin, SourceDefinition definition)
    {
        if (definition.Fields.FirstOrDefault(rule => rule is { Column: not null, Optional: false } && table.IndexOf(rule.Column) < 0) is { } missing)
        {
            yield return new ReadItem.Broken($"The list has no column '{missing.Column}'.");
            yield break;
        }

        if (IsEmptyMessage(table))
            yield break;
        for (var at = 0; at < table.Rows.Count; at++)
        {
            var row = table.Rows[at];
            var width = HeaderTable.Cells(row).Count;
            if (row.Cells.All(cell => string.IsNullOrWhiteSpace(cell.TextContent)))
                continue;
            yield return width == table.Width && !(row.Cells.Length == 1 && table.Width > 1)
                ? Row(row, table, at + 1, origin, definition)
                : new ReadItem.Unreadable($"row {at + 1}", "The row has another number of cells than the header.", RawText.Cut(row.OuterHtml));
        }
    }

    /// <summary>Portals say "no records found" in a row of one cell.</summary>
    private static bool IsEmptyMessage(HeaderTable table) => table.Width > 1 && table.Rows is [{ Cells.Length: 1 }];

    private static ReadItem.Found Row(IElement row, HeaderTable? table, int number, DocumentOrigin origin, SourceDefinition definition)
    {
        var cells = table is not null && row is IHtmlTableRowElement tableRow ? HeaderTable.Cells(tableRow) : [];
        // The page of the notice says more: blanks in its row are only not said here.
        var record = new SourceRecord($"row {number}") { IsPartial = definition.Detail is not null };
        foreach (var rule in definition.Fields)
        {
            if (rule.Column is null)
            {
                FieldText.Add(record, rule, FieldText.At(rule, row), origin);
                continue;
            }

            var index = table?.IndexOf(rule.Column) ?? -1;
            if (index >= 0 && index < cells.Count)
                FieldText.Add(record, rule, NodeText.Of(cells[index]), origin);
        }

        if (record[FieldNames.Url] is null && definition.Detail?.Follow is { } follow)
            record.Add(FieldNames.Url, Links.Find(row, follow, origin.Url)?.AbsoluteUri);
        return new ReadItem.Found(record);
    }
}
