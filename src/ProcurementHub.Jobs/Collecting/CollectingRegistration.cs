using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
        services.AddLogging();
        services.AddOptions<FetchOptions>();
        services.AddSingleton<Normaliser>();
        services.AddSingleton(_ => new ReaderRegistry(new ArchiveLimits()));
        services.AddSingleton<IValidateOptions<FetchOptions>, FetchOptionsValidator>();
        services.AddSingleton(provider => new HttpFetcher(
            provider.GetRequiredService<IOptions<FetchOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HttpFetcher>>()));
        services.AddSingleton<PassClosing>();
        services.AddSingleton<PassReading>();
        services.AddSingleton<Collector>();
        services.AddSingleton<SourceCheck>();
        return services;
    }
}
