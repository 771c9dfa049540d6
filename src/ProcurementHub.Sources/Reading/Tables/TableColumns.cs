using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Tables;

/// <summary>Which column holds which field; found out once a table.</summary>
internal sealed class TableColumns
{
    private TableColumns(int width, FieldRule[] rules, int[] indexes)
    {
        Width = width;
        Rules = rules;
        Indexes = indexes;
    }

    /// <summary>Cells of the header.</summary>
    public int Width { get; }

    public FieldRule[] Rules { get; }

    /// <summary>Of the rule at the same place.</summary>
    public int[] Indexes { get; }

    /// <returns>The columns, or the reason why this is not a file of the source.</returns>
    public static (TableColumns? Columns, string? Reason) Resolve(IReadOnlyList<string> headers, IReadOnlyList<FieldRule> fields)
    {
        var missing = Missing(headers, fields);
        if (missing.Count > 0)
            return (null, $"The file lacks the columns {string.Join(", ", missing.Select(column => $"'{column}'"))}; its header is '{RawText.Cut(string.Join(" | ", headers))}'.");
        var folded = headers.Select(Folding.Fold).ToList();
        var found = fields.Where(rule => rule.Column is not null)
            .Select(rule => (Rule: rule, Index: folded.IndexOf(Folding.Fold(rule.Column))))
            .Where(pair => pair.Index >= 0)
            .ToList();
        return (new TableColumns(headers.Count, [.. found.Select(pair => pair.Rule)], [.. found.Select(pair => pair.Index)]), null);
    }

    /// <summary>The columns that the fields need and that the row of headers does not have.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> headers, IReadOnlyList<FieldRule> fields)
    {
        var folded = headers.Select(Folding.Fold).ToHashSet(StringComparer.Ordinal);
        return [.. fields.Where(rule => rule is { Column: not null, Optional: false } && !folded.Contains(Folding.Fold(rule.Column)))
            .Select(rule => rule.Column!)
            .Distinct(StringComparer.Ordinal)];
    }
}
