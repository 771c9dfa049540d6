using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>The real `hub` over an engine, from a database that has not even a schema.</summary>
public abstract class HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly TDatabase engine = new();
    private readonly List<HubProcess> hubs = [];

    /// <summary>The newest.</summary>
    private protected HubProcess Hub => hubs[^1];

    [OneTimeSetUp]
    public Task StartAsync() => NewHubAsync();

    /// <summary>One more with a data folder of its own. A server has one database: what the last hub kept there is gone now.</summary>
    private protected async Task<HubProcess> NewHubAsync()
    {
        hubs.Add(new HubProcess(await engine.BareAsync()));
        return Hub;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        hubs.ForEach(hub => hub.Dispose());
        await engine.DisposeAsync();
    }
}
