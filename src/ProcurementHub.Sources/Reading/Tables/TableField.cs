using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading.Tables;

/// <summary>Puts the text of a cell where the record keeps such fields.</summary>
internal static class TableField
{
    public static void Add(SourceRecord record, FieldRule rule, string text)
    {
        if (rule.Match is { } pattern)
        {
            var match = pattern.Match(text);
            if (!match.Success)
                return;
            text = match.Groups[^1].Value;
        }

        if (rule.Scheme is null)
            record.Add(rule.Name, text);
        else
            CodeTexts.Add(record, rule, text);
    }
}
