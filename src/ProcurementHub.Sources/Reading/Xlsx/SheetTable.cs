using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading.Tables;

namespace ProcurementHub.Sources.Reading.Xlsx;

/// <summary>The table of one sheet: its columns, and what the cells above its header say of all its rows.</summary>
internal sealed class SheetTable(TableColumns columns, IReadOnlyList<(FieldRule Rule, string Text)> above)
{
    // Publishers put titles, logos and notes above a table; none was seen with more than a page of them.
    private const int HeaderWithin = 200;

    /// <summary>Reads on to the header of the sheet.</summary>
    /// <returns>The table, or why there is none; with Broken set the workbook cannot be read on.</returns>
    public static (SheetTable? Table, string? Reason, string? Broken) Find(
        WorkbookRows rows, IReadOnlyList<FieldRule> fields, int? headerRow, CancellationToken cancellationToken)
    {
        var above = new List<string[]>();
        (int Missing, string Reason)? nearest = null;
        while (above.Count < (headerRow ?? HeaderWithin))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (more, broken) = rows.NextRow();
            if (broken is not null)
                return (null, null, broken);
            if (!more)
                break;
            var cells = Cells(rows);
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                above.Add([]);
                continue;
            }

            if (headerRow is null || rows.RowNumber == headerRow)
            {
                var missing = TableColumns.Missing(cells, fields).Count;
                var (columns, reason) = TableColumns.Resolve(cells, fields);
                if (columns is not null)
                    return Above(above, columns, fields);
                if (nearest is null || missing < nearest.Value.Missing)
                    nearest = (missing, $"{reason} (row {rows.RowNumber})");
            }

            above.Add(cells);
        }

        return (null, nearest is null ? null : $"The sheet has no header of this source. {nearest.Value.Reason}", null);
    }

    /// <returns>Null for a row without anything in the columns that are read.</returns>
    public SourceRecord? Row(WorkbookRows rows)
    {
        SourceRecord? record = null;
        for (var at = 0; at < columns.Rules.Length; at++)
        {
            var text = rows[columns.Indexes[at]];
            if (string.IsNullOrWhiteSpace(text))
                continue;
            // Sheets may have a million blank rows: only a row with something in it is worth a record.
            record ??= new SourceRecord($"sheet '{rows.SheetName}', row {rows.RowNumber}");
            TableField.Add(record, columns.Rules[at], text);
        }

        if (record is null)
            return null;
        foreach (var (rule, text) in above)
            TableField.Add(record, rule, text);
        return record;
    }

    private static (SheetTable? Table, string? Reason, string? Broken) Above(
        List<string[]> rows, TableColumns columns, IReadOnlyList<FieldRule> fields)
    {
        var found = new List<(FieldRule Rule, string Text)>();
        foreach (var rule in fields.Where(rule => rule.Label is not null))
        {
            if (rows.Select(row => Beside(row, rule.Label!)).FirstOrDefault(text => text is not null) is { } text)
                found.Add((rule, text));
            else if (!rule.Optional)
                return (null, $"The sheet lacks the label '{rule.Label}' above its header.", null);
        }

        return (new SheetTable(columns, found), null, null);
    }

    /// <summary>The value of a label: behind its colon in the same cell, or the next cell that is not blank.</summary>
    private static string? Beside(string[] cells, string label)
    {
        var wanted = Folding.Fold(label);
        for (var at = 0; at < cells.Length; at++)
        {
            var colon = cells[at].IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && colon < cells[at].Length - 1 && Folding.Fold(cells[at][..colon]) == wanted && cells[at][(colon + 1)..].Trim() is { Length: > 0 } value)
                return value;
            if (cells[at].Length > 0 && Folding.Fold(cells[at].TrimEnd(' ', ':')) == wanted)
                return cells.Skip(at + 1).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell));
        }

        return null;
    }

    private static string[] Cells(WorkbookRows rows)
    {
        var cells = new string[rows.Width];
        for (var at = 0; at < cells.Length; at++)
            cells[at] = rows[at];
        return cells;
    }
}
