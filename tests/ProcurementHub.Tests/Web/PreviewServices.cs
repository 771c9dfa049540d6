using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Scheduling;

namespace ProcurementHub.Tests.Web;

internal static class PreviewServices
{
    /// <summary>What the pages need that count what a subscription would have sent, beside storage, catalogue, site and clock.</summary>
    public static IServiceCollection AddPreviews(this IServiceCollection services) => services
        .AddSingleton(new SourceOptions()).AddSingleton<EnabledSources>().AddSingleton<SourceWatch>()
        .AddSingleton(RegionTree.Standard).AddSingleton<NoticesToMatch>().AddSingleton<NewsSearch>().AddSingleton<PlannedAhead>().AddSingleton<SubscriptionPreview>();
}
