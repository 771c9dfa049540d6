using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ProcurementHub.Demo;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Host;

namespace ProcurementHub.Tests.Faults;

/// <summary>The real `hub` with its data on a disk of its own, reading the made-up publisher's feed.</summary>
internal sealed class DiskedHub : IAsyncDisposable
{
    private readonly HubProcess hub = new();
    private readonly MadeUpPublisher publisher;

    private DiskedHub(SmallDisk disk, MadeUpPublisher publisher) => (Disk, this.publisher) = (disk, publisher);

    public SmallDisk Disk { get; }

    public string Data => Path.Combine(Disk.Path, "data");

    public string[] MailsWritten => Directory.Exists(Path.Combine(Data, "mail")) ? Directory.GetFiles(Path.Combine(Data, "mail"), "*.eml") : [];

    /// <param name="now">The publisher's clock, for a hub on the clock of the day; null for that of the other tests.</param>
    public static async Task<DiskedHub> StartAsync(int megabytes, int notices, DateTimeOffset? now = null)
    {
        var disk = SmallDisk.Mount(megabytes);
        return new DiskedHub(disk, await MadeUpPublisher.StartAsync(RunningPublisher.Options(notices) with { Now = now ?? RunningPublisher.Now }, CancellationToken.None));
    }

    public Task<HubRun> CollectAsync(DateTimeOffset now) => RunAsync(now, ["collect", "demo-portal", "--json", .. Reading()]);

    /// <summary>The portal's definition with its address, and leave to ask it.</summary>
    public string[] Reading()
    {
        var file = Path.Combine(hub.Folder("definitions"), "demo-portal.yml");
        var shipped = File.ReadAllText(Path.Combine(Repository.Root, "src", "ProcurementHub.Sources", "Definitions", "demo-portal.yml"));
        File.WriteAllText(file, $"{shipped.Replace("every: 10m", "every: 1m", StringComparison.Ordinal)}base: {publisher.Address.GetLeftPart(UriPartial.Authority)}\n");
        return
        [
            "--set", $"Sources:Directory={Path.GetDirectoryName(file)}", "--set", "Sources:Enabled=demo-portal",
            "--set", $"Fetch:AllowPrivateAddresses={publisher.Address.Authority}", "--set", "Fetch:DelayPerHost=00:00:00",
        ];
    }

    public Task<HubRun> RunAsync(DateTimeOffset now, params string[] arguments) =>
        hub.RunBareAsync([.. arguments, "--data", Data, "--now", AlertedHub.Text(now)]);

    public async Task SubscribeAsync(int count, DateTimeOffset now)
    {
        var csv = new StringBuilder("email,frequency\n");
        for (var number = 0; number < count; number++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"firm{number:0000}@example.org,daily\n");
        var file = Path.Combine(hub.Folder("subscribers"), "subscribers.csv");
        await File.WriteAllTextAsync(file, csv.ToString());
        (await RunAsync(now, "subscribers", "import", file, "--verified")).Expect(0);
    }

    public string Folder(string name) => hub.Folder(name);

    /// <summary>Each file of the evidence is what its name says, and nothing lies half-written beside it.</summary>
    public void AssertEvidenceIsWhole()
    {
        var files = Directory.GetFiles(Path.Combine(Data, "evidence"), "*", SearchOption.AllDirectories);
        Assert.That(files, Is.Not.Empty.And.All.EndsWith(".gz"));
        foreach (var file in files)
        {
            using var content = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(content)), Is.EqualTo(Path.GetFileNameWithoutExtension(file)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await publisher.DisposeAsync();
        hub.Dispose();
        Disk.Dispose();
    }
}
