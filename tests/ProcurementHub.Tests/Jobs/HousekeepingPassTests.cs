using ProcurementHub.Demo;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Jobs.Collecting;

namespace ProcurementHub.Tests.Jobs;

/// <summary>What whole passes have kept, and what of it housekeeping leaves.</summary>
public sealed class HousekeepingPassTests
{
    private static readonly RetentionOptions Short = new() { EvidenceDays = 30, PassDays = 30 };

    private MadeUpPublisher publisher = null!;
    private CollectingHub hub = null!;

    [SetUp]
    public async Task StartAsync()
    {
        publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(notices: 60), CancellationToken.None);
        hub = await CollectingHub.OpenAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await hub.DisposeAsync();
        await publisher.DisposeAsync();
    }

    [TestCase("demo-portal")]
    [TestCase("demo-plans")]
    public async Task Run_LongAfterDaysOfPasses_LeavesAllThatNoticesAndPlansRestOn(string source)
    {
        await CollectDailyAsync(source);
        var before = Files();
        var dry = await hub.Housekeeping(Short).RunAsync(isDry: true, CancellationToken.None);
        Assert.That(Files(), Is.EqualTo(before));
        var real = await hub.Housekeeping(Short).RunAsync(isDry: false, CancellationToken.None);

        Assert.That(real with { ListsMerged = 0 }, Is.EqualTo(dry), "lists of the search are merged, and nothing is lost with them");
        Assert.That(real.Documents, source == "demo-portal" ? Is.Positive : Is.Zero, "lists of the portal change with every call that is new; plans stay");
        Assert.That(before.Length - Files().Length, Is.EqualTo(real.Files));
        var kept = Files().Select(Path.GetFileNameWithoutExtension).ToHashSet();
        foreach (var document in await NeededAsync())
            Assert.That(kept, Does.Contain(Convert.ToHexStringLower(document.Sha256)), document.Url);
        Assert.That(await hub.Housekeeping(Short).RunAsync(isDry: false, CancellationToken.None), Is.EqualTo(new HousekeepingResult(0, 0, 0, 0)));
    }

    [Test]
    public async Task Pass_AfterHousekeeping_GoesOnAsIfNothingHadBeenRemoved()
    {
        await CollectDailyAsync("demo-portal");
        await hub.Housekeeping(Short).RunAsync(isDry: false, CancellationToken.None);
        publisher.ForgetRequests();

        var next = await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That((next.Outcome, next.New, next.Changed, next.Bytes), Is.EqualTo((RunOutcome.Succeeded, 0, 0, 0L)));
        Assert.That(publisher.Log.Where(request => request.PathAndQuery != "/robots.txt").Select(request => request.Status), Is.All.EqualTo(304));
    }

    [Test]
    public async Task Run_AfterOneThatWasKilledBeforeItsFilesWent_TakesThem()
    {
        await CollectDailyAsync("demo-portal");
        var copy = Files().ToDictionary(file => file, File.ReadAllBytes);
        var first = await hub.Housekeeping(Short).RunAsync(isDry: false, CancellationToken.None);
        var gone = copy.Keys.Except(Files()).ToList();
        // One is still where it was, the other was put aside.
        var leaving = Directory.CreateDirectory(Path.Combine(hub.Evidence, "leaving")).FullName;
        File.WriteAllBytes(gone[0], copy[gone[0]]);
        File.WriteAllBytes(Path.Combine(leaving, Path.GetFileName(gone[1])), copy[gone[1]]);
        foreach (var file in new[] { gone[0], Path.Combine(leaving, Path.GetFileName(gone[1])) })
            File.SetLastWriteTimeUtc(file, hub.Now.AddDays(-2).UtcDateTime);

        var second = await hub.Housekeeping(Short).RunAsync(isDry: false, CancellationToken.None);

        Assert.That((first.Files, second.Documents, second.Files), Is.EqualTo((gone.Count, 0, 2)));
        Assert.That(Files(), Is.EquivalentTo(copy.Keys.Except(gone)));
    }

    [TestCase(-25, 1)]
    [TestCase(-23, 0)]
    public async Task Run_FileThatNoDocumentStandsFor_GoesWhenItIsOlderThanADay(int hours, int removed)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(hub.Evidence, "ab")).FullName, "ab" + new string('0', 62) + ".gz");
        await File.WriteAllBytesAsync(file, [1, 2, 3]);
        File.SetLastWriteTimeUtc(file, hub.Now.AddHours(hours).UtcDateTime);

        var result = await hub.Housekeeping(new RetentionOptions { EvidenceDays = 0 }).RunAsync(isDry: false, CancellationToken.None);

        Assert.That((result.Files, File.Exists(file)), Is.EqualTo((removed, removed == 0)));
    }

    private async Task CollectDailyAsync(string source)
    {
        for (var day = 0; day < 4; day++)
        {
            hub.Now = publisher.Advance(TimeSpan.FromDays(1)).Now;
            await hub.CollectAsync(source, publisher.Address);
        }

        hub.Now += TimeSpan.FromDays(90);
    }

    private string[] Files() => Directory.Exists(hub.Evidence) ? Directory.GetFiles(hub.Evidence, "*.gz", SearchOption.AllDirectories) : [];

    /// <summary>The documents of all versions there ever were, and the latest of each address.</summary>
    private async Task<List<ProcurementHub.Storage.Documents.DocumentRow>> NeededAsync()
    {
        var documents = await hub.DocumentsAsync();
        var needed = new HashSet<long>(documents.GroupBy(document => document.Url)
            .Select(address => address.OrderByDescending(document => document.LastFetchedAt).ThenByDescending(document => document.Id).First().Id));
        foreach (var notice in await hub.StoredAsync())
        {
            var history = await hub.Notices.FindAsync(notice.Key, CancellationToken.None);
            needed.UnionWith(history!.Versions.Select(version => version.DocumentId));
        }

        await foreach (var line in hub.Plans.StreamAsync(CancellationToken.None))
            needed.Add(line.DocumentId);
        return [.. documents.Where(document => needed.Contains(document.Id))];
    }
}
