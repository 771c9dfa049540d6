using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Normalising;

namespace ProcurementHub.Sources.Definitions;

/// <summary>
/// How the normaliser is to read each field of a source. A list and a detail page may write one field in
/// two ways; a record does not tell which of them it comes from, so both are tried.
/// </summary>
internal sealed class FieldReadings
{
    // Kept beside the definitions, not in them: "definition with { ... }" must not copy what was made of the old one.
    private static readonly ConditionalWeakTable<SourceDefinition, FieldReadings> made = [];

    private readonly FrozenDictionary<string, FieldReading> byName;
    private readonly FieldReading common;

    public static FieldReadings Of(SourceDefinition definition) =>
        made.GetValue(definition, static definition => new FieldReadings(definition));

    private FieldReadings(SourceDefinition definition)
    {
        common = new FieldReading(definition.Dates, null, [], WordMap.Empty);
        byName = definition.Fields.Concat(definition.Detail?.Fields ?? [])
            .Concat(definition.Json.Detail?.Shape.Fields.Select(field => field.Rule) ?? [])
            .Concat(definition.Register?.Fields ?? [])
            .Concat(definition.Items?.Fields ?? [])
            .GroupBy(rule => rule.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => Merge(group, definition), StringComparer.Ordinal);
    }

    public FieldReading Of(string field) => byName.GetValueOrDefault(field, common);

    private static FieldReading Merge(IEnumerable<FieldRule> rules, SourceDefinition definition)
    {
        var all = rules.ToList();
        var dates = all.SelectMany(rule => rule.Dates.Count == 0 ? definition.Dates : rule.Dates)
            // A real date of a workbook has no form of its own; its reader writes it so, whatever form the texts have.
            .Concat(definition.Reader == ReaderNames.Xlsx ? [DateText.Iso] : [])
            .Distinct().ToList();
        return new FieldReading(
            dates,
            all.Select(rule => rule.Zone).FirstOrDefault(zone => zone is not null),
            [.. all.SelectMany(rule => rule.Hidden).Distinct()],
            all.Select(rule => rule.Map).FirstOrDefault(map => !map.IsEmpty) ?? WordMap.Empty);
    }
}

internal sealed record FieldReading(IReadOnlyList<string> Dates, TimeZoneInfo? Zone, IReadOnlyList<string> Hidden, WordMap Map);
