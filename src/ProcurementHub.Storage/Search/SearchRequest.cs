using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Storage.Search;

public enum SearchOrder
{
    /// <summary>Latest publication first.</summary>
    Newest,

    /// <summary>Only notices that can still be answered, the nearest deadline first.</summary>
    ClosingSoonest,

    /// <summary>By how many of the words the title has, rare ones counting for more; the newest first among equals.</summary>
    Relevance,
}

/// <summary>
/// What is searched for; what is null or empty is not asked for. The same sectors, regions, categories and words
/// give what a subscription to them gives.
/// </summary>
public sealed record SearchRequest
{
    public KeywordQuery? Query { get; init; }

    /// <summary>Codes of the sector list, "not known" among them; one is enough.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Codes of the region tree; each takes in everything inside it, and what is known only as a region around it.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whose notices without a place are taken to be of a country.</summary>
    public IReadOnlyList<SourceCountry> Countries { get; init; } = [];

    /// <summary>A notice whose source does not say its category passes.</summary>
    public IReadOnlyList<ProcurementCategory> Categories { get; init; } = [];

    public NoticeStatus? Status { get; init; }

    public long? EntityId { get; init; }

    public string? SourceId { get; init; }

    public SearchBounds Bounds { get; init; } = SearchBounds.None;

    /// <summary>Only notices whose deadline is not before this; <see cref="SearchOrder.ClosingSoonest"/> needs it.</summary>
    public DateTimeOffset? OpenAt { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>
    /// Of the notices of a procedure that are found, only the first in the order asked for; the others stand behind it.
    /// Without it a search gives each notice that a subscription to the same is told of.
    /// </summary>
    public bool IsOnePerProcedure { get; init; }

    /// <summary>Of how many of the first that are found <see cref="SearchPage.Sample"/> tells; 0 for none.</summary>
    public int Sampled { get; init; }

    public int Skip { get; init; }

    public required int Take { get; init; }
}

/// <param name="OcidPrefix">Only notices whose ocid begins so; null for all of the source.</param>
public sealed record SourceCountry(string SourceId, string Country, string? OcidPrefix = null);

/// <param name="Notices">Of the page.</param>
/// <param name="Found">How many match; procedures with several notices count once where each is listed once.</param>
/// <param name="IsCounted">
/// True on the last page. On others the number is about right: some may have changed since, and where the search had its
/// page before it had read all, what it read is taken to be like the rest.
/// </param>
/// <param name="HasMore">Whether another page follows.</param>
public sealed record SearchPage(IReadOnlyList<Notices.StoredNotice> Notices, int Found, bool IsCounted, bool HasMore)
{
    /// <summary>Notices that match, down to the end of this page, and stand behind another of their procedure.</summary>
    public int Behind { get; init; }

    public FoundSample Sample { get; init; } = FoundSample.None;

    /// <summary>Where a list of the newest goes on: <see cref="SearchBounds.After"/>; null for an empty page.</summary>
    public long? LastKey => Notices is [.., var last] ? PostingKey.Of(last.Content.Published, last.VersionId) : null;
}
