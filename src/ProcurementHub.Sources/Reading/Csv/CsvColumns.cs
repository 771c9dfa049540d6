using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Csv;

/// <summary>Which column holds which field; found out once a file.</summary>
internal sealed class CsvColumns
{
    private CsvColumns(int width, FieldRule[] rules, int[] indexes)
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
    public static (CsvColumns? Columns, string? Reason) Resolve(IReadOnlyList<string> headers, IReadOnlyList<FieldRule> fields)
    {
        var folded = headers.Select(Folding.Fold).ToList();
        var found = fields.Select(rule => (Rule: rule, Index: folded.IndexOf(Folding.Fold(rule.Column)))).ToList();
        var missing = found.Where(pair => pair.Index < 0 && !pair.Rule.Optional).Select(pair => $"'{pair.Rule.Column}'").Distinct().ToList();
        if (missing.Count > 0)
            return (null, $"The file lacks the columns {string.Join(", ", missing)}; its header is '{RawText.Cut(string.Join(" | ", headers))}'.");
        found.RemoveAll(pair => pair.Index < 0);
        return (new CsvColumns(headers.Count, [.. found.Select(pair => pair.Rule)], [.. found.Select(pair => pair.Index)]), null);
    }

    public void Add(SourceRecord record, int at, string text)
    {
        var rule = Rules[at];
        if (rule.Match is { } pattern)
        {
            var match = pattern.Match(text);
            if (!match.Success)
                return;
            text = match.Groups[^1].Value;
        }

        if (rule.Scheme is null)
        {
            record.Add(rule.Name, text);
            return;
        }

        foreach (var code in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            record.Codes.Add(new CodeText(rule.Scheme, code, null));
    }
}
