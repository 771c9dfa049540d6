namespace ProcurementHub.Web.Showing;

/// <summary>Where the header and the footer of each page lead: only to what is there.</summary>
public static class SitePlaces
{
    /// <summary>Address, and key of its name among the texts.</summary>
    public static IReadOnlyList<(string Path, string Key)> Header { get; } =
    [
        ("/search", "SearchButton"),
        ("/plans", "Nav_Plans"),
        ("/compliance", "Nav_Compliance"),
        ("/statistics", "Nav_Statistics"),
        ("/status", "Nav_Status"),
        ("/about", "Nav_About"),
        ("/api", "Nav_Api"),
        ("/signup", "SignupLink"),
    ];

    public static IReadOnlyList<(string Path, string Key)> Footer { get; } =
    [
        ("/about", "Nav_About"),
        ("/about#licences", "Nav_Licences"),
        ("/status", "StatusOfSources"),
        ("/api", "Nav_Programs"),
        ("/signup", "SignupTitle"),
    ];
}
