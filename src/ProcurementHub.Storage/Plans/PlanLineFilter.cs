using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Storage.Plans;

/// <summary>Which plan lines are asked for; what is null or empty is not. Lines that were taken out of their plan are never among them.</summary>
public sealed record PlanLineFilter
{
    public KeywordQuery? Query { get; init; }

    /// <summary>Codes of the sector list, "not known" among them; one is enough.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Codes of the region tree; each takes in everything inside it, and what is known only as a region around it.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whose lines without a place are taken to be of a country.</summary>
    public IReadOnlyList<SourceCountry> Countries { get; init; } = [];

    public int? Year { get; init; }

    public int? Month { get; init; }

    /// <summary>Planned for this month or later; a line without a month passes in its year.</summary>
    public DateOnly? From { get; init; }

    public ProcurementCategory? Category { get; init; }

    /// <summary>Ids of one body under all its identifiers; empty finds nothing.</summary>
    public IReadOnlyList<long>? EntityIds { get; init; }

    /// <summary>By more than when and of what kind.</summary>
    internal bool IsNarrowed => Query is not null || Sectors.Count > 0 || Regions.Count > 0 || EntityIds is not null;
}
