using Microsoft.Extensions.Options;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.LeadTimes;

namespace ProcurementHub.Jobs.LeadTimes;

/// <summary>Brings the lead times up to date, on the site's calendar and by each source's own days.</summary>
public sealed class LeadTimeUpkeep(
    LeadTimeRefresh refresh, LeadTimeSources sources, SourceCatalog catalog, IOptions<SiteOptions> site, TimeProvider time)
{
    private readonly LeadTimeRule rule = new(LegalMinimums.Standard, site.Value.Calendars);

    public async Task<LeadTimeRefreshed> RunAsync(CancellationToken cancellationToken) =>
        await refresh.RunAsync(await SettingsAsync(cancellationToken), time.GetUtcNow(), cancellationToken);

    private async Task<LeadTimeSettings> SettingsAsync(CancellationToken cancellationToken)
    {
        var known = (await sources.GivingHistoryAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var settings = new Dictionary<string, LeadTimeSource>(StringComparer.Ordinal);
        foreach (var definition in catalog.All.Where(source => source.Kind == SourceKind.Notices && source.NoticesOf is null))
        {
            settings.Add(definition.Id, new LeadTimeSource(
                definition.Country ?? site.Value.Country, definition.Zone, await GivesHistoryAsync(definition, known, cancellationToken)));
        }

        return new LeadTimeSettings(site.Value.Zone, site.Value.Country, rule, settings);
    }

    /// <summary>A source says which of its files make its history whole; it is so when one of each kind was read.</summary>
    private async Task<bool> GivesHistoryAsync(SourceDefinition definition, HashSet<string> known, CancellationToken cancellationToken)
    {
        if (definition.History.Count == 0 || known.Contains(definition.Id))
            return definition.History.Count > 0;
        var read = await sources.ReadDocumentsAsync(definition.Id, cancellationToken);
        return definition.History.All(kind => read.Any(url => DocumentSelection.IsOfKind(kind, url)));
    }
}
