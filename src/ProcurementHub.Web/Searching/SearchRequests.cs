using ProcurementHub.Jobs.Searching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Searching;

/// <summary>What the store is asked for a search that stands in an address, with the reader's days and the body that is meant.</summary>
public sealed class SearchRequests(SourceCatalog sources, EntityBodies bodies, SiteClock clock, TimeProvider time)
{
    // No entity has it: a body that nobody knows has no notices.
    private const long Nobody = -1;

    private readonly IReadOnlyList<SourceCountry> countries = CountriesOfSources.Of(sources);

    /// <summary>The body that the search names; null where it names none, or one that is not known.</summary>
    public async Task<EntityBodyCard?> BodyAsync(SiteSearch search, CancellationToken cancellationToken) =>
        search.Entity is { } entity ? await bodies.FindAsync(entity, cancellationToken) : null;

    /// <summary>Of a search whose words could be read.</summary>
    public async Task<SearchRequest> ForAsync(SiteSearch search, int skip, int take, CancellationToken cancellationToken) =>
        For(search, await BodyAsync(search, cancellationToken), skip, take);

    /// <param name="body">What <see cref="BodyAsync"/> gave.</param>
    public SearchRequest For(SiteSearch search, EntityBodyCard? body, int skip, int take)
    {
        var now = time.GetUtcNow();
        var isOpen = search.OnlyOpen || search.ClosingWithin is not null || search.Order == SearchOrder.ClosingSoonest;
        return new SearchRequest
        {
            Query = search.Query,
            Sectors = search.Sectors,
            Regions = search.Regions,
            Countries = countries,
            Categories = search.Categories,
            Status = search.Status,
            Order = search.Order,
            OpenAt = isOpen ? now : null,
            Bounds = new SearchBounds
            {
                EntityIds = search.Entity is null ? [] : body?.Ids ?? [Nobody],
                ClosingBy = search.ClosingWithin is { } days ? clock.StartOf(clock.Today(now).AddDays(days + 1)).AddTicks(-1) : null,
                PublishedSince = search.Since is { } since ? clock.StartOf(since) : null,
                MinAmount = search.MinAmount,
                MaxAmount = search.MaxAmount,
                OnlySmeReserved = search.OnlySmeReserved,
            },
            IsOnePerProcedure = true,
            Skip = skip,
            Take = take,
        };
    }
}
