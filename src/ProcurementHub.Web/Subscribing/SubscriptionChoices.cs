using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Text;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Web.Subscribing;

/// <summary>What there is to choose from where somebody says what they want to be told of.</summary>
public sealed class SubscriptionChoices(ProcedureTypes types, EnabledSources sources, IOptions<SiteOptions> site, TimeProvider time)
{
    private const int MostTypes = 25;
    private static readonly TimeSpan typesLast = TimeSpan.FromMinutes(10);

    private (IReadOnlyList<string> Types, DateTimeOffset Until)? known;

    /// <summary>The site's country, which is divided.</summary>
    public Region Country => RegionTree.Standard.Find(site.Value.Country)!;

    /// <summary>The other countries of which the hub reads anything.</summary>
    public IReadOnlyList<Region> OtherCountries { get; } =
    [
        .. sources.All.SelectMany(source => source.Country is { } country ? [country] : source.Countries.Select(byPublisher => byPublisher.Value))
            .Where(country => country != site.Value.Country).Distinct(StringComparer.Ordinal)
            .Select(country => RegionTree.Standard.Find(country)).OfType<Region>(),
    ];

    /// <summary>Of the procedures, as sources name them, the commonest first.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (known is { } kept && kept.Until > now)
            return kept.Types;
        var found = await types.CommonestAsync(cancellationToken);
        IReadOnlyList<string> distinct = [.. found.DistinctBy(Folding.Fold).Take(MostTypes)];
        known = (distinct, now + typesLast);
        return distinct;
    }

    /// <summary>Whether the form shows the region without having been asked for it.</summary>
    public bool Shows(string code) =>
        RegionTree.Standard.Find(code) is { } region
        && (region.Level == RegionLevel.Country ? code == Country.Code || OtherCountries.Contains(region)
            : region.Level < RegionLevel.District && RegionTree.Standard.IsWithin(code, Country.Code));
}
