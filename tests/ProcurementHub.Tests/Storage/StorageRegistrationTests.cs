using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

public sealed class StorageRegistrationTests
{
    [Test]
    public async Task AddHubStorage_EveryStore_CanBeMadeAndTheDatabaseMigrated()
    {
        var folder = Directory.CreateTempSubdirectory("hub-registration-");
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddHubStorage(new StorageOptions
        {
            ConnectionString = $"Data Source={Path.Combine(folder.FullName, "hub.db")};Pooling=False",
            EvidenceFolder = Path.Combine(folder.FullName, "evidence"),
        });
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        foreach (var service in services.Where(service => service.ServiceType.Name.EndsWith("Store", StringComparison.Ordinal)))
            Assert.That(provider.GetRequiredService(service.ServiceType), Is.Not.Null);
        Assert.That(await provider.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None), Is.Not.Empty);
        folder.Delete(recursive: true);
    }
}
