using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Backups;
using ProcurementHub.Storage.Migrating;
using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Tests.Host;

/// <summary>What one node seals, by the framework's own means and a real database, and what another opens.</summary>
public sealed class SharedKeysTests
{
    private DirectoryInfo folder = null!;
    private readonly List<ServiceProvider> open = [];

    [SetUp]
    public void Prepare() => folder = Directory.CreateTempSubdirectory("hub-keys-");

    [TearDown]
    public void Clear()
    {
        open.ForEach(services => services.Dispose());
        open.Clear();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Sealed_ByOneNode_IsOpenedByAnother_WithADataFolderOfItsOwn()
    {
        var one = await NodeAsync("one");
        var text = Protector(one).Protect("rosa@example.org");

        Assert.That(Protector(await NodeAsync("two")).Unprotect(text), Is.EqualTo("rosa@example.org"));
    }

    [Test]
    public async Task Sealed_ByAHubOfBefore_IsOpenedAfterTheUpgrade()
    {
        var data = new DataFolderLayout(Path.Combine(folder.FullName, "one"));
        var before = new ServiceCollection();
        before.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
        string text;
        await using (var services = before.BuildServiceProvider())
            text = Protector(services).Protect("rosa@example.org");

        var upgraded = await NodeAsync("one");

        Assert.That(Protector(upgraded).Unprotect(text), Is.EqualTo("rosa@example.org"));
        Assert.That(Protector(await NodeAsync("two")).Unprotect(text), Is.EqualTo("rosa@example.org"), "the node beside it too");
        Assert.That(await upgraded.GetRequiredService<DataKeyStore>().ListAsync(CancellationToken.None), Has.Count.EqualTo(Directory.GetFiles(data.Keys).Length));
    }

    [Test]
    public async Task Keys_AreInABackup_AndComeBackWithIt()
    {
        var text = Protector(await NodeAsync("one")).Protect("rosa@example.org");
        var made = await new HubBackup(Storage(), new DataFolderLayout(Path.Combine(folder.FullName, "one")), TimeProvider.System)
            .MakeAsync(Path.Combine(folder.FullName, "backup"), CancellationToken.None);
        open.ForEach(services => services.Dispose());
        open.Clear();
        foreach (var file in folder.GetFiles("hub.db*"))
            file.Delete();

        var restored = await new HubRestore(Storage(), new DataFolderLayout(Path.Combine(folder.FullName, "restored")))
            .RunAsync(Path.Combine(folder.FullName, "backup"), CancellationToken.None);

        Assert.That((made.Keys, restored.HasValue), Is.EqualTo((1, true)), restored.Reason);
        Assert.That(Protector(await NodeAsync("restored")).Unprotect(text), Is.EqualTo("rosa@example.org"));
    }

    private StorageOptions Storage() => new()
    {
        ConnectionString = $"Data Source={Path.Combine(folder.FullName, "hub.db")};Pooling=False",
        EvidenceFolder = Path.Combine(folder.FullName, "evidence"),
    };

    private async Task<ServiceProvider> NodeAsync(string data)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHubStorage(Storage());
        SharedKeys.Add(services);
        var node = services.BuildServiceProvider();
        open.Add(node);
        await node.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await SharedKeys.BeginAsync(node, new DataFolderLayout(Path.Combine(folder.FullName, data)), CancellationToken.None);
        return node;
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
