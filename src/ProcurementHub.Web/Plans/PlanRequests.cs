using ProcurementHub.Jobs.Searching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Search;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Plans;

/// <summary>What the stores are asked for a search over plan lines, with the reader's month and the body that is meant.</summary>
public sealed class PlanRequests(SourceCatalog sources, EntityBodies bodies, SiteClock clock, TimeProvider time)
{
    private readonly IReadOnlyList<SourceCountry> countries = CountriesOfSources.Of(sources);

    /// <summary>The first day of the reader's month.</summary>
    public DateOnly ThisMonth => clock.Today(time.GetUtcNow()) is var today ? new DateOnly(today.Year, today.Month, 1) : default;

    /// <summary>The body that is named; null where none is, or one that is not known.</summary>
    public async Task<EntityBodyCard?> BodyAsync(PlanQuestion question, CancellationToken cancellationToken) =>
        question.Search.Entity is { } entity ? await bodies.FindAsync(entity, cancellationToken) : null;

    /// <summary>Of a search whose words could be read.</summary>
    public async Task<PlanLineFilter> ForAsync(PlanQuestion question, CancellationToken cancellationToken) =>
        For(question, await BodyAsync(question, cancellationToken));

    /// <param name="body">What <see cref="BodyAsync"/> gave.</param>
    public PlanLineFilter For(PlanQuestion question, EntityBodyCard? body) => new()
    {
        Query = question.Search.Query,
        Sectors = question.Search.Sectors,
        Regions = question.Search.Regions,
        Countries = countries,
        Year = question.Year,
        Month = question.Month,
        From = question.OnlyComing ? ThisMonth : null,
        EntityIds = question.Search.Entity is null ? null : body?.Ids ?? [],
    };

    /// <summary>Whether the plans of the source count their lines from 1.</summary>
    public bool IsNumbered(string sourceId) => sources.Find(sourceId)?.Plans.AreNumbered == true;
}
