namespace ProcurementHub.Sources.Definitions;

/// <summary>Reads "csv:", how a table in a text file is written.</summary>
internal static class CsvSection
{
    public static CsvSettings Read(YamlSection? section)
    {
        if (section is null)
            return new CsvSettings();
        var settings = new CsvSettings
        {
            Separator = section.Choice("separator", ',', (",", ','), (";", ';'), ("|", '|'), ("tab", '\t')),
            Encoding = section.Choice("encoding", "utf-8", ("utf-8", "utf-8"), ("windows-1252", "windows-1252")),
            LineBreaksInQuotes = section.Flag("lineBreaksInQuotes", true),
        };
        section.Close();
        return settings;
    }
}
