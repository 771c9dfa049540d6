using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage;

namespace ProcurementHub.Tests.Jobs;

public sealed class AlertRegistrationTests
{
    [Test]
    public void Services_WithTheConfigurationAsItComes_CanAllBeMade()
    {
        using var services = Services([]);

        Assert.Multiple(() =>
        {
            Assert.That(services.GetRequiredService<IMailTransport>(), Is.InstanceOf<PickupFolderTransport>());
            Assert.That(services.GetRequiredService<MatchPass>(), Is.Not.Null);
            Assert.That(services.GetRequiredService<ComposePass>(), Is.Not.Null);
            Assert.That(services.GetRequiredService<DigestPreview>(), Is.Not.Null);
            Assert.That(services.GetRequiredService<SendPass>(), Is.Not.Null);
        });
    }

    [Test]
    public void Configuration_OfAMailServer_IsTaken()
    {
        using var services = Services(new() { ["Mail:Transport"] = "Smtp", ["Mail:Smtp:Host"] = "mail.example", ["Mail:Smtp:Security"] = "None" });

        Assert.That(services.GetRequiredService<IMailTransport>(), Is.InstanceOf<SmtpTransport>());
    }

    [Test]
    public void Configuration_Wrong_StopsWithTheKey()
    {
        using var services = Services(new() { ["Mail:Transport"] = "Smtp" });

        Assert.That(() => services.GetRequiredService<IMailTransport>(),
            Throws.InstanceOf<OptionsValidationException>().With.Message.StartsWith("Mail:Smtp:Host: "));
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddSingleton(TimeProvider.System)
        .AddSingleton(RegionTree.Standard)
        .AddSingleton(SourceCatalog.Load())
        .AddSingleton(new SourceOptions())
        .AddSingleton<EnabledSources>()
        .AddSingleton<SourceWatch>()
        .AddLogging()
        .Configure<SiteOptions>(_ => { })
        .AddHubStorage(new StorageOptions { ConnectionString = "Data Source=:memory:", EvidenceFolder = "evidence" })
        .AddHubAlerts("mail")
        .BuildServiceProvider();
}
