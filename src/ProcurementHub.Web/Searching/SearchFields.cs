namespace ProcurementHub.Web.Searching;

/// <summary>The names under which a search stands in an address: of the page, of its feeds and of the form for alerts.</summary>
public static class SearchFields
{
    public const string Words = "q";

    /// <summary>May be said several times; one is enough.</summary>
    public const string Sector = "sector";

    /// <summary>May be said several times; one is enough.</summary>
    public const string Region = "region";

    /// <summary>May be said several times; one is enough.</summary>
    public const string Category = "category";

    public const string Status = "status";

    /// <summary>"SCHEME:ID", any identifier of the body.</summary>
    public const string Entity = "entity";

    public const string MinAmount = "min";
    public const string MaxAmount = "max";

    /// <summary>"open", or a number of days: 0 is today.</summary>
    public const string Closing = "closing";

    /// <summary>A day, as 2026-11-22.</summary>
    public const string Since = "since";

    /// <summary>"1" for calls that are reserved for small firms.</summary>
    public const string SmeReserved = "sme";

    /// <summary>"closing" or "relevance"; else the newest first.</summary>
    public const string Order = "order";

    public const string Page = "p";

    public const string StillOpen = "open";
}
