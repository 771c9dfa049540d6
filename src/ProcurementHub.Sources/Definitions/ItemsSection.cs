using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "items:".</summary>
internal static class ItemsSection
{
    public static ItemsSettings? Read(YamlSection? section)
    {
        if (section is null)
            return null;
        var items = new ItemsSettings(section.Required("file"), FieldSection.Read(section.Section("fields")));
        if (!items.Fields.Any(field => field.Name == FieldNames.Code))
            section.Refuse("fields", $"must name '{FieldNames.Code}', which is what the rows bring.");
        section.Close();
        return items;
    }

    public static void Check(SourceDefinition definition, YamlSection root)
    {
        if (definition.Items is not { } items)
            return;
        if (definition.Reader is not (ReaderNames.Csv or ReaderNames.Xlsx) || definition.Kind != SourceKind.Notices)
            root.Refuse("items", "is for notices in tables: csv and xlsx.");
        if (definition.Documents.Precedence.Count > 0)
            root.Refuse("items", "cannot stand beside ranked documents, of which only the first is believed.");
        List<string> key = [FieldNames.NativeId, .. definition.Key.From.SelectMany(fields => fields.Split('|'))];
        if (!items.Fields.Any(field => key.Contains(field.Name)))
            root.Refuse("items", $"must name the notice of a row, by {string.Join(", ", key.Distinct())}.");
        if (items.Fields.FirstOrDefault(field => !key.Contains(field.Name) && field.Name is not (FieldNames.Code or FieldNames.CodeName)) is { } lost)
            root.Refuse("items", $"names '{lost.Name}', but rows of items bring codes only.");
        if (items.Fields.FirstOrDefault(field => field.Column is null) is { } unplaced)
            root.Refuse("items", $"gives '{unplaced.Name}' no column.");
    }
}
