using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Jobs.Collecting;

public static class CollectingRegistration
{
    /// <summary>Registers what a pass needs. Storage, the region tree, the sectors and a clock must be registered.</summary>
    public static IServiceCollection AddCollecting(this IServiceCollection services)
    {
        services.AddSingleton<Normaliser>();
        services.AddSingleton(_ => new ReaderRegistry(new ArchiveLimits()));
        services.AddSingleton(_ => new HttpFetcher(HttpFetcher.CreateClient(), new HttpFetchOptions()));
        services.AddSingleton<PassClosing>();
        services.AddSingleton<Collector>();
        services.AddSingleton<SourceCheck>();
        return services;
    }
}
