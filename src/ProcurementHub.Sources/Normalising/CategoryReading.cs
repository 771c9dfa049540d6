using System.Collections.Frozen;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

internal static class CategoryReading
{
    private static readonly FrozenDictionary<string, NoticeStatus> statuses =
        Enum.GetValues<NoticeStatus>().ToFrozenDictionary(NoticeWords.Of, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ProcurementCategory> categories =
        Enum.GetValues<ProcurementCategory>().ToFrozenDictionary(NoticeWords.Of, StringComparer.OrdinalIgnoreCase);

    public static ProcurementCategory Read(RecordReading reading, string? title, string? procedureType)
    {
        var category = Word(reading);
        return category == ProcurementCategory.Services && reading.Definition.Consulting is { } rule
            && (HasCode(reading.Record, rule) || HasWord(rule, title) || HasWord(rule, procedureType))
                ? ProcurementCategory.Consulting
                : category;
    }

    public static NoticeStatus Status(RecordReading reading)
    {
        if (TextCleaning.Clean(reading.Record[FieldNames.Status]) is not { } text)
            return NoticeStatus.Unknown;
        // A word of the hub itself comes from the definition's rule for the file.
        if (statuses.TryGetValue(reading.Definition.Statuses.Find(text) ?? text, out var status))
            return status;
        reading.Note(FieldNames.Status, "is not among the statuses of this source", text);
        return NoticeStatus.Unknown;
    }

    private static ProcurementCategory Word(RecordReading reading)
    {
        if (TextCleaning.Clean(reading.Record[FieldNames.Category]) is not { } text)
            return ProcurementCategory.Unknown;
        if (categories.TryGetValue(reading.Definition.Categories.Find(text) ?? text, out var category))
            return category;
        reading.Note(FieldNames.Category, "is not among the categories of this source", text);
        return ProcurementCategory.Unknown;
    }

    private static bool HasCode(SourceRecord record, ConsultingRule rule)
    {
        foreach (var code in record.Codes)
        {
            foreach (var prefix in rule.Codes)
            {
                if (code.Id.StartsWith(prefix.Prefix, StringComparison.Ordinal) && string.Equals(code.Scheme, prefix.Scheme, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"consultor" is meant to find "Consultoría" and "consultores", but no word that only holds it.</summary>
    private static bool HasWord(ConsultingRule rule, string? text)
    {
        if (text is null || rule.Words.Count == 0)
            return false;
        var folded = $" {Folding.Fold(text)}";
        foreach (var word in rule.Words)
        {
            if (folded.Contains($" {word}", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
