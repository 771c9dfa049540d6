using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading;

/// <summary>The codes of one text: publishers write several into one cell.</summary>
internal static class CodeTexts
{
    private static readonly string[] usual = [";"];

    /// <param name="rule">One with a scheme.</param>
    public static void Add(SourceRecord record, FieldRule rule, string text)
    {
        var separators = rule.Split.Count == 0 ? usual : [.. rule.Split];
        foreach (var code in text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Add(record, rule.Name, new CodeText(rule.Scheme!, code, null));
    }

    private static void Add(SourceRecord record, string field, CodeText code)
    {
        if (field == FieldNames.EntityCode)
            record.AddEntityCode(code);
        else
            record.Codes.Add(code);
    }

    /// <summary>Gives the codes of a row the words that stand beside them.</summary>
    public static void Name(SourceRecord row)
    {
        if (row[FieldNames.CodeName] is not { } name)
            return;
        for (var at = 0; at < row.Codes.Count; at++)
            row.Codes[at] = row.Codes[at] with { Description = name };
    }
}
