namespace ProcurementHub.Sources.Definitions;

public sealed record CsvSettings
{
    public char Separator { get; init; } = ',';

    /// <summary>Read in this encoding when the bytes are not UTF-8; "utf-8" allows nothing else.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Off for files with stray quotes, where one of them would swallow the rows after it.</summary>
    public bool LineBreaksInQuotes { get; init; } = true;
}
