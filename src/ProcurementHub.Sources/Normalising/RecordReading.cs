using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>One record on its way: gives its fields as values and notes each that cannot be read.</summary>
internal sealed class RecordReading(SourceRecord record, SourceDefinition definition)
{
    private static readonly IReadOnlyList<Diagnostic> none = [];

    private readonly FieldReadings readings = FieldReadings.Of(definition);
    private List<Diagnostic>? diagnostics = record.Notes is { } notes ? [.. notes] : null;

    public SourceRecord Record => record;

    public SourceDefinition Definition => definition;

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics ?? none;

    public void Note(string field, string reason, string? text) => (diagnostics ??= []).Add(new Diagnostic(field, reason, text));

    public FieldReading Reading(string field) => readings.Of(field);

    /// <summary>The text without stray blanks and control characters, by the field's map where it has one.</summary>
    public string? Text(string field)
    {
        if (TextCleaning.Clean(record[field]) is not { } text)
            return null;
        var map = readings.Of(field).Map;
        return map.IsEmpty ? text : map.Find(text) ?? text;
    }

    public WrittenDate? Written(string field) => Written(field, record[field]);

    public WrittenDate? Written(string field, string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw) || TextCleaning.Clean(raw) is not { } text)
            return null;
        var date = DateText.Parse(text, readings.Of(field).Dates);
        if (date.HasValue)
            return date.Value.WrittenIn(readings.Of(field).Zone);
        Note(field, date.Reason!, text);
        return null;
    }

    public DateTimeOffset? Instant(string field, bool isEnd = false) => Instant(field, record[field], isEnd);

    public DateTimeOffset? Instant(string field, string? raw, bool isEnd)
    {
        if (Written(field, raw) is not { } date)
            return null;
        if (!date.IsStandIn)
            return date.In(definition.Zone, isEnd);
        Note(field, "is a date that stands in for an unknown one", raw);
        return null;
    }

    public int? Number(string field, int from, int to)
    {
        if (Text(field) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
            return number;
        Note(field, "is not a number that this field can have", text);
        return null;
    }

    /// <summary>True when one of several says yes: a notice is reserved for small firms if one of its items is.</summary>
    public bool? Flag(string field)
    {
        bool? flag = null;
        foreach (var (name, raw) in record.Fields)
        {
            if (!string.Equals(name, field, StringComparison.Ordinal))
                continue;
            switch (Folding.Fold(raw))
            {
                case "si" or "s" or "yes" or "y" or "true" or "1" or "sim":
                    flag = true;
                    break;
                case "no" or "n" or "false" or "0" or "nao":
                    flag ??= false;
                    break;
                case "":
                    break;
                default:
                    Note(field, "is neither yes nor no", raw);
                    break;
            }
        }

        return flag;
    }
}
