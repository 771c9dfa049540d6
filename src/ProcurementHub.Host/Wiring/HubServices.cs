using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Jobs.Subscribers;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage;

namespace ProcurementHub.Host.Wiring;

/// <summary>Everything but the site, put together.</summary>
internal static class HubServices
{
    public static IServiceCollection AddHub(this IServiceCollection services, VerbContext context, IConfiguration configuration)
    {
        services.AddSingleton(context.Clock);
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section));
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        var calendars = CalendarSettings.Read(configuration);
        services.AddSingleton(calendars);
        services.AddSingleton(DutySettings.Read(configuration));
        services.PostConfigure<SiteOptions>(site => site.Calendars = calendars);

        services.AddHubStorage(StorageSettings.Read(configuration, context.DataFolder));
        var catalog = SourceCatalog.Load(configuration["Sources:Directory"]);
        services.AddSingleton(catalog);
        services.AddSingleton(SourceSettings.Read(configuration, catalog));
        services.AddSingleton<EnabledSources>();
        services.AddSingleton<SourceWatch>();
        services.AddSingleton(RegionTree.Standard);
        services.AddSingleton(SectorList.Standard);
        services.AddSingleton(SectorSettings.Read(configuration));
        services.AddOptions<FetchOptions>().Configure(options => options.Read(configuration.GetSection(FetchOptions.Section)));
        services.AddCollecting();
        services.AddHubAlerts(context.MailFolder);
        services.AddHubCompliance();
        services.AddComplianceMails();
        services.AddHousekeeping();
        services.AddNodeWatch();
        services.AddLeadTimes();
        services.AddSingleton(provider => new CriteriaParser(
            SectorList.Standard, RegionTree.Standard, provider.GetRequiredService<IOptions<SiteOptions>>().Value.Country));
        services.AddSingleton(provider => new SubscriberLineParser(
            provider.GetRequiredService<SectorList>(), provider.GetRequiredService<RegionTree>(), provider.GetRequiredService<IOptions<SiteOptions>>().Value.Country));
        services.AddSingleton<SubscriberFileReader>();
        return services;
    }

    /// <summary>Resolves every options class, so that a wrong value stops the program before it does anything.</summary>
    public static void CheckOptions(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<IOptions<SiteOptions>>().Value;
            _ = services.GetRequiredService<IOptions<MailOptions>>().Value;
            _ = services.GetRequiredService<IOptions<FetchOptions>>().Value;
            _ = services.GetRequiredService<IOptions<RetentionOptions>>().Value;
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            // The binder's own: a value that is not of the key's type. Its message names the key.
            throw VerbFailure.WrongUse(exception.Message);
        }
    }
}
