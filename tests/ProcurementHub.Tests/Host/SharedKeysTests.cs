using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
    private readonly List<IHost> open = [];

    [SetUp]
    public void Prepare() => folder = Directory.CreateTempSubdirectory("hub-keys-");

    [TearDown]
    public void Clear()
    {
        open.ForEach(node => node.Dispose());
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
        var before = Builder();
        before.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
        string text;
        using (var program = before.Build())
            text = Protector(program.Services).Protect("rosa@example.org");

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
        open.ForEach(node => node.Dispose());
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

    private async Task<IServiceProvider> NodeAsync(string data)
    {
        var builder = Builder();
        builder.Services.AddSingleton(TimeProvider.System).AddHubStorage(Storage());
        SharedKeys.Add(builder.Services);
        var node = builder.Build();
        open.Add(node);
        await node.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await SharedKeys.BeginAsync(node.Services, new DataFolderLayout(Path.Combine(folder.FullName, data)), CancellationToken.None);
        return node.Services;
    }

    /// <summary>The folder of the program is what the framework seals under unless it is told otherwise.</summary>
    private static HostApplicationBuilder Builder() => Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(
        new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
