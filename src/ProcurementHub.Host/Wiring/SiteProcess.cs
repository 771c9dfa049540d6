using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Backups;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Web;

namespace ProcurementHub.Host.Wiring;

/// <summary>The web server with the site, and the scheduler unless it runs elsewhere.</summary>
internal static class SiteProcess
{
    public static async Task RunAsync(VerbContext context, string urls, NodeRoles roles, CancellationToken cancellationToken)
    {
        await using var application = await BuildAsync(context, urls, roles, cancellationToken);
        application.Lifetime.ApplicationStarted.Register(() =>
            context.Terminal.Note($"The site is at {string.Join(", ", application.Urls)}; Ctrl+C stops it."));
        await application.RunAsync(cancellationToken);
    }

    public static async Task<WebApplication> BuildAsync(
        VerbContext context, string urls, NodeRoles roles, CancellationToken cancellationToken)
    {
        // Who is taken out of the staff is out without a restart.
        var configuration = context.Configuration(follows: true);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiteProcess).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseUrls(urls);
        HubLogging.Configure(builder.Logging, context.Verbose ? LogLevel.Debug : LogLevel.Information, configuration);
        builder.Services.AddHub(context, configuration);
        TelemetrySettings.Add(builder.Services, configuration);
        builder.Services.AddHubSite();
        SharedKeys.Add(builder.Services);
        builder.Services.AddHubNode(roles, StorageSettings.Read(configuration, context.DataFolder));

        var application = builder.Build();
        HubServices.CheckOptions(application.Services);
        Directory.CreateDirectory(context.DataFolder);
        if (configuration.GetValue("Database:Migrate", true))
            await application.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        await SharedKeys.BeginAsync(application.Services, new DataFolderLayout(context.DataFolder), cancellationToken);
        application.MapHubSite();
        return application;
    }
}
