using ProcurementHub.Host.CommandLine;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Host.Wiring;

/// <summary>The services of one run of a verb, with a database that is up to date.</summary>
internal sealed class HubSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private HubSession(ServiceProvider services) => _services = services;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <param name="migrate">False for verbs that look at the database before it is changed.</param>
    public static async Task<HubSession> OpenAsync(VerbContext context, CancellationToken cancellationToken, bool migrate = true)
    {
        var configuration = context.Configuration();
        var services = new ServiceCollection()
            .AddLogging(logging => HubLogging.Configure(logging, context.Verbose ? LogLevel.Debug : LogLevel.Warning, configuration))
            .AddSingleton(configuration)
            .AddHub(context, configuration)
            .BuildServiceProvider();
        var session = new HubSession(services);
        try
        {
            HubServices.CheckOptions(services);
            Directory.CreateDirectory(context.DataFolder);
            foreach (var error in session.Get<SourceCatalog>().Errors)
                context.Terminal.Note($"hub: {error}");
            if (migrate && configuration.GetValue("Database:Migrate", true))
                await session.Get<Migrator>().MigrateAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
