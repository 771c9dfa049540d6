using ProcurementHub.Core.Entities;
using ProcurementHub.Web.Searching;

namespace ProcurementHub.Web.Plans;

/// <summary>A search over plan lines as it stands in an address: the same for the page, the demand, their downloads and the API.</summary>
public sealed record PlanQuestion
{
    public static PlanQuestion Everything { get; } = new();

    /// <summary>Words, sectors, regions and entity; nothing else of it is asked.</summary>
    public SiteSearch Search { get; init; } = SiteSearch.Everything;

    public int? Year { get; init; }

    /// <summary>1 to 12.</summary>
    public int? Month { get; init; }

    /// <summary>From the reader's month on.</summary>
    public bool OnlyComing { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Fields of which what was written could not be used: each was left out, and the reader must be told.</summary>
    public IReadOnlyList<UnusedField> Unused { get; init; } = [];

    public static PlanQuestion Of(EntityIdentifier entity, int year) => new() { Search = new SiteSearch { Entity = entity }, Year = year };
}
