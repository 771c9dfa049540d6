using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Web.Searching;

/// <summary>
/// A search as it stands in an address, read: the same for the page, its feeds and downloads, and the form for alerts.
/// <see cref="SearchReading"/> makes one of a query string, <see cref="SearchRequests"/> asks the store for it.
/// </summary>
public sealed record SiteSearch
{
    public static SiteSearch Everything { get; } = new();

    /// <summary>As written; null where nothing was.</summary>
    public string? Words { get; init; }

    /// <summary>Null without words, and where they could not be read.</summary>
    public KeywordQuery? Query { get; init; }

    /// <summary>Why the words cannot be read: then nothing can be searched for.</summary>
    public KeywordFault? Fault { get; init; }

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<ProcurementCategory> Categories { get; init; } = [];

    public NoticeStatus? Status { get; init; }

    public EntityIdentifier? Entity { get; init; }

    public decimal? MinAmount { get; init; }

    public decimal? MaxAmount { get; init; }

    /// <summary>Only what can still be answered.</summary>
    public bool OnlyOpen { get; init; }

    /// <summary>Only what closes within so many days, and is open; today is 0.</summary>
    public int? ClosingWithin { get; init; }

    /// <summary>Published on this day of the reader, or later.</summary>
    public DateOnly? Since { get; init; }

    public bool OnlySmeReserved { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Fields of which what was written could not be used: each was left out, and the reader must be told.</summary>
    public IReadOnlyList<UnusedField> Unused { get; init; } = [];

    /// <summary>True where nothing narrows it: all that there is.</summary>
    public bool IsEverything => SearchAddress.Parts(this).All(part => part.Key == SearchFields.Order);
}

/// <param name="Field">One of <see cref="SearchFields"/>.</param>
/// <param name="Written">Cut to what can be shown.</param>
public sealed record UnusedField(string Field, string Written);
