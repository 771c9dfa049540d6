using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Sources.Definitions;

/// <summary>What must hold between the parts of a definition.</summary>
internal static class DefinitionRules
{
    public static void Check(SourceDefinition definition, YamlSection root)
    {
        if (definition.Reader == ReaderNames.Html && !definition.List.IsGiven && definition.Detail is null)
            root.Refuse("list", "or detail must be given: the reader cannot know the pages otherwise.");
        if (definition.Reader is ReaderNames.Html or ReaderNames.Csv or ReaderNames.Xlsx && definition.Fields.Count == 0 && definition.Detail is null)
        {
            // What is wrong with a field that is there was told already.
            if (root.Section("fields") is not { } fields)
                root.Refuse("fields", "is missing.");
            else if (!fields.Keys.Any())
                root.Refuse("fields", "names no field.");
        }

        if (definition.Reader == ReaderNames.Csv && definition.Fields.FirstOrDefault(field => field.Column is null) is { } field)
            root.Refuse("fields", $"gives '{field.Name}' no column, and there is nothing else in a table.");
        if (definition.Reader == ReaderNames.Xlsx)
            XlsxSection.Check(definition, root);
        if (definition.Reader == ReaderNames.Feed && definition.Fields.FirstOrDefault(field => field.Path is null) is { } unplaced)
            root.Refuse("fields", $"gives '{unplaced.Name}' no path, and there is nothing else in a feed.");
        if (definition.Reader == ReaderNames.Html && definition.Fields.Concat(definition.Detail?.Fields ?? []).FirstOrDefault(rule => rule.Path is not null) is { } pathed)
            root.Refuse("fields", $"looks for '{pathed.Name}' by a path, which pages do not have.");
        PagesSection.Check(definition, root);
        ItemsSection.Check(definition, root);
        if (definition.Start is { } address && StartAddresses.Trouble(address) is { } trouble)
            root.Refuse("start", trouble);
        else if (definition.Start is { } dated && StartAddresses.HasDates(dated) && definition.Window is null)
            root.Refuse("start", "has dates in it, but none of hours, days and months says which.");
        else if (definition.Window is not null && (definition.Start is null || !StartAddresses.HasDates(definition.Start)))
            root.Refuse("start", "has no date in it, such as {date:yyyy-MM-dd}, but hours, days or months are asked for.");
        var needed = definition.Fields.Concat(definition.Detail?.Fields ?? [])
            .Where(rule => rule.At is not null && !HtmlSections.IsCss(rule.At.Css));
        foreach (var rule in needed)
            root.Refuse("fields", $"looks for '{rule.Name}' at '{rule.At!.Css}', which is not a CSS selector.");
    }
}
