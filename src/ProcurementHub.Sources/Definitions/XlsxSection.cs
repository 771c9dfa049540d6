namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "xlsx:", the layout of a workbook.</summary>
internal static class XlsxSection
{
    public static XlsxSettings Read(YamlSection? section)
    {
        var standard = new XlsxSettings();
        if (section is null)
            return standard;
        if (section.Has("sheet") && section.Has("sheets"))
            section.Refuse("sheets", "and sheet do not go together.");
        var sheet = section.Text("sheet");
        var isNumber = sheet is not null && sheet.All(char.IsAsciiDigit);
        var settings = new XlsxSettings
        {
            Sheet = isNumber ? null : sheet?.Trim(),
            SheetNumber = isNumber ? section.Number("sheet", standard.SheetNumber) : standard.SheetNumber,
            AllSheets = section.Choice("sheets", false, ("all", true)),
            HeaderRow = section.Has("header") ? section.Number("header", 1) : null,
        };
        if (settings.SheetNumber == 0)
            section.Refuse("sheet", "is a name, or a number from 1.");
        if (settings.HeaderRow == 0)
            section.Refuse("header", "is a row number from 1.");
        section.Close();
        return settings;
    }

    public static void Check(SourceDefinition definition, YamlSection root)
    {
        if (definition.Fields.FirstOrDefault(field => field is { Column: null, Label: null }) is { } nowhere)
            root.Refuse("fields", $"gives '{nowhere.Name}' neither a column nor a label above the header.");
        if (definition.Fields.Count > 0 && !definition.Fields.Any(field => field is { Column: not null, Optional: false }))
            root.Refuse("fields", "must name a column that is not optional: the header is found by it.");
    }
}
