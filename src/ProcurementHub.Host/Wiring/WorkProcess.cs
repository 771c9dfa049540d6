using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Host.Wiring;

/// <summary>The scheduler without a web server.</summary>
internal static class WorkProcess
{
    public static async Task RunAsync(VerbContext context, NodeRoles roles, CancellationToken cancellationToken)
    {
        var configuration = context.Configuration();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(configuration);
        HubLogging.Configure(builder.Logging, context.Verbose ? LogLevel.Debug : LogLevel.Information, configuration);
        builder.Services.AddHub(context, configuration);
        TelemetrySettings.Add(builder.Services, configuration);
        builder.Services.AddHubNode(roles, StorageSettings.Read(configuration, context.DataFolder));
        using var host = builder.Build();
        HubServices.CheckOptions(host.Services);
        Directory.CreateDirectory(context.DataFolder);
        if (configuration.GetValue("Database:Migrate", true))
            await host.Services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        context.Terminal.Note("The scheduler is running; Ctrl+C stops it.");
        await host.RunAsync(cancellationToken);
    }
}
