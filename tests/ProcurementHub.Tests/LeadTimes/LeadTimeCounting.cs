using Microsoft.Extensions.Options;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage;
using ProcurementHub.Storage.LeadTimes;

namespace ProcurementHub.Tests.LeadTimes;

/// <summary>Brings lead times up to date as the hub does.</summary>
internal static class LeadTimeCounting
{
    public static Task<LeadTimeRefreshed> RunAsync(HubDatabase database, TimeProvider clock, SiteOptions? site = null) =>
        new LeadTimeUpkeep(
            new LeadTimeRefresh(database), new LeadTimeSources(database), SourceCatalog.Load(),
            new OptionsWrapper<SiteOptions>(site ?? new SiteOptions()), clock).RunAsync(CancellationToken.None);
}
