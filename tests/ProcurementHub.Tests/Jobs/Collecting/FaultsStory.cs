using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Sources.Fetching;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>
/// A source that the hub knows, a day later: there are new and changed calls, and a page fails. In the end the
/// page is mended, and the hub must know what it would know had nothing happened.
/// </summary>
internal sealed class FaultsStory : IAsyncDisposable
{
    public const int PageSize = 10;

    private static readonly Dictionary<string, Task<Dictionary<string, int>>> Undisturbed = new()
    {
        ["demo-portal"] = UndisturbedAsync("demo-portal"),
        ["demo-ocds"] = UndisturbedAsync("demo-ocds"),
    };

    private readonly string source;

    private FaultsStory(string source, MadeUpPublisher publisher, CollectingHub hub, HurriedClock clock)
    {
        this.source = source;
        Publisher = publisher;
        Hub = hub;
        FetchClock = clock;
    }

    public MadeUpPublisher Publisher { get; }

    public CollectingHub Hub { get; }

    /// <summary>Of the fetcher and of the publisher's log.</summary>
    public HurriedClock FetchClock { get; }

    /// <summary>What the hub knew before the fault.</summary>
    public Dictionary<string, StoredNotice> Before { get; private set; } = [];

    /// <summary>The calls of the source as the publisher means them now, in the order of its list.</summary>
    public IReadOnlyList<PublishedNotice> Calls =>
        [.. Publisher.Content.Notices.Where(notice => notice.Outlet == (source == "demo-portal" ? Outlet.Portal : Outlet.Feed)).Reverse()];

    /// <summary>A hub that does not know the source yet.</summary>
    /// <param name="clockStands">True where time passes for the fetcher only by what it waits.</param>
    public static async Task<FaultsStory> OpenAsync(
        string source = "demo-portal", Func<FetchOptions, FetchOptions>? limits = null, bool clockStands = false)
    {
        var clock = new HurriedClock(clockStands);
        var options = RunningPublisher.Options(notices: source == "demo-portal" ? 60 : 700) with { PageSize = PageSize, Clock = clock };
        return new FaultsStory(
            source,
            await MadeUpPublisher.StartAsync(options, CancellationToken.None),
            await CollectingHub.OpenAsync(limits: limits, fetchClock: clock),
            clock);
    }

    /// <summary>A hub that has read the source, and the source a day later.</summary>
    /// <param name="clockStands">True where time passes for the fetcher only by what it waits.</param>
    public static async Task<FaultsStory> BeginAsync(
        string source = "demo-portal", Func<FetchOptions, FetchOptions>? limits = null, bool clockStands = false)
    {
        var story = await OpenAsync(source, limits, clockStands);
        await story.CollectAsync();
        story.Hub.Now = story.Publisher.Advance(TimeSpan.FromDays(1)).Now;
        story.Before = await story.StoredAsync();
        return story;
    }

    public string Address(string path) => $"{Publisher.Address}{path[1..]}";

    /// <summary>The calls on one page of the list.</summary>
    public IEnumerable<PublishedNotice> OnPage(int number) => Calls.Skip((number - 1) * PageSize).Take(PageSize);

    public Task<CollectSummary> CollectAsync(Func<SourceDefinition, SourceDefinition>? change = null)
    {
        Publisher.ForgetRequests();
        return Hub.CollectAsync(source, Publisher.Address, change);
    }

    public Task<CollectSummary> MeetAsync(string path, PageFault fault, Func<SourceDefinition, SourceDefinition>? change = null)
    {
        Publisher.Break(path, fault);
        return CollectAsync(change);
    }

    public async Task<Dictionary<string, StoredNotice>> StoredAsync() =>
        (await Hub.StoredAsync()).ToDictionary(notice => notice.ProcedureCode!);

    public Task<DocumentRow?> DocumentAsync(string path) => Hub.Documents.LatestAsync(source, Address(path), CancellationToken.None);

    /// <summary>What is kept of the address, byte for byte.</summary>
    public async Task<byte[]> EvidenceAsync(string path)
    {
        var document = await DocumentAsync(path);
        await using var content = new EvidenceFolder(Hub.Evidence, TimeProvider.System).OpenRead(document!.Sha256);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>The calls are known as they are meant, save those that only a page that failed tells of: these are as they were.</summary>
    public async Task AssertKnownAsync(IEnumerable<PublishedNotice> unseen)
    {
        var stored = await StoredAsync();
        var codes = unseen.Select(call => call.Code).ToHashSet();
        Assert.That(stored.Keys, Is.SupersetOf(Before.Keys), "what was known stays known");
        Assert.That(stored.Keys, Is.EquivalentTo(Calls.Select(call => call.Code).Where(code => !codes.Contains(code) || Before.ContainsKey(code))));
        Assert.Multiple(() =>
        {
            foreach (var call in Calls)
            {
                if (!codes.Contains(call.Code))
                    Assert.That(PublishedTruth.Of(stored[call.Code]), Is.EqualTo(PublishedTruth.Of(call)), call.Code);
                else if (Before.TryGetValue(call.Code, out var before))
                    Assert.That(stored[call.Code].Version, Is.EqualTo(before.Version), $"{call.Code} could not be seen");
            }
        });
    }

    /// <summary>With all pages mended, the next pass leaves no trace of the fault, and the one after it finds nothing to do.</summary>
    public async Task AssertMendedAsync()
    {
        Publisher.MendAll();
        Hub.Now += TimeSpan.FromHours(1);
        var mended = await CollectAsync();
        Assert.That(mended.Failures, Is.Empty);
        await AssertKnownAsync(unseen: []);
        await AssertVersionsAsync();

        var again = await CollectAsync();
        Assert.That((again.New, again.Changed, again.Rejected), Is.EqualTo((0, 0, 0)), "a pass over what is known changes nothing");
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Publisher.DisposeAsync();
    }

    private async Task AssertVersionsAsync()
    {
        var news = await Hub.Pending.ListAsync(10_000, CancellationToken.None);
        var versions = (await StoredAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.Version);
        foreach (var (code, number) in await Undisturbed[source])
            Assert.That(versions[code], Is.EqualTo(number), $"{code} should have as many versions as without the fault:\n{await ToldAsync(code)}");
        Assert.That(
            news.Where(version => version.AlertKind == AlertKind.New).Select(version => version.NoticeId).ToList(),
            Is.Unique.And.Count.EqualTo(Calls.Count), "every notice was news once");
    }

    private async Task<string> ToldAsync(string code)
    {
        var notice = (await StoredAsync())[code];
        var history = await Hub.Notices.FindAsync(notice.Key, CancellationToken.None);
        return string.Join('\n', history!.Versions.Reverse().Select(version =>
            $"{version.Number} at {version.ObservedAt:HH:mm}, {version.Position}: {string.Join("; ", version.Changes)}"));
    }

    private static async Task<Dictionary<string, int>> UndisturbedAsync(string source)
    {
        await using var story = await BeginAsync(source);
        await story.CollectAsync();
        return (await story.StoredAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.Version);
    }
}
