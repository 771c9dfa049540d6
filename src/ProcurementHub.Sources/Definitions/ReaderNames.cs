namespace ProcurementHub.Sources.Definitions;

/// <summary>The formats that a definition may name.</summary>
public static class ReaderNames
{
    public const string Html = "html";
    public const string Csv = "csv";
    public const string Ocds = "ocds";
    public const string EForms = "eforms";
    public const string Xlsx = "xlsx";
    public const string Feed = "feed";
    public const string Json = "json";

    public static IReadOnlyList<string> All { get; } = [Html, Csv, Ocds, EForms, Xlsx, Feed, Json];
}
