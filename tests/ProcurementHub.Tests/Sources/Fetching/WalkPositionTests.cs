using ProcurementHub.Demo;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>A walk that goes on from each place that another walk has reached.</summary>
public sealed class WalkPositionTests
{
    private readonly HttpFetcher fetcher = LoopbackFetcher.Create();

    [OneTimeTearDown]
    public void CloseFetcher() => fetcher.Dispose();

    [TestCase("demo-portal", 200)]
    [TestCase("demo-ocds", 800)]
    [TestCase("demo-plans", 30)]
    public async Task Walk_FromEachPlaceReached_GivesAllThatCameAfterIt(string source, int notices)
    {
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options(notices));
        var whole = await WalkAsync(running.Publisher, source, from: null);
        var places = whole.OfType<FetchResult.Reached>().Select(reached => reached.Position).ToList();
        Assert.That(places, Has.Count.GreaterThan(2));

        foreach (var place in places)
        {
            var rest = await WalkAsync(running.Publisher, source, place);

            var after = Urls(whole.SkipWhile(result => !place.Equals((result as FetchResult.Reached)?.Position)));
            Assert.That(rest[0], Is.EqualTo(new FetchResult.WentOn(place)));
            Assert.That(Urls(rest), Is.SupersetOf(after));
            Assert.That(
                rest.OfType<FetchResult.Reached>().Select(reached => reached.Position),
                Is.EqualTo(places.SkipWhile(earlier => earlier != place)).Or.EqualTo(places.SkipWhile(earlier => earlier != place).Skip(1)));
        }
    }

    [TestCase("demo-portal", "page 99 of 120")]
    [TestCase("demo-portal", "chapter 3")]
    [TestCase("demo-plans", "page 3, https://elsewhere.example/plan.csv")]
    public async Task Walk_FromAPlaceThatIsNoMore_BeginsAtTheBeginning(string source, string place)
    {
        await using var running = await RunningPublisher.StartAsync();
        var whole = await WalkAsync(running.Publisher, source, from: null);
        var start = whole.OfType<FetchResult.Reached>().First().Position.Text.Split('\n')[1];

        var again = await WalkAsync(running.Publisher, source, new WalkPosition($"{place}\n{start}"));

        Assert.That(Urls(again), Is.EqualTo(Urls(whole)));
        Assert.That(again.OfType<FetchResult.WentOn>(), Is.Empty);
        Assert.That(again.OfType<FetchResult.Failed>(), Is.Empty);
    }

    [Test]
    public async Task Walk_FromAPlaceBehindAnotherStart_BeginsAtTheBeginning()
    {
        await using var running = await RunningPublisher.StartAsync();

        var walk = await WalkAsync(running.Publisher, "demo-portal", new WalkPosition("page 2 of 4\nhttps://elsewhere.example/?page={page}"));

        Assert.That(Urls(walk)[0], Does.EndWith("page=1"));
    }

    [Test]
    public async Task Walk_ListThatBecameShorter_EndsWithItsLastPage()
    {
        await using var running = await RunningPublisher.StartAsync();
        var whole = await WalkAsync(running.Publisher, "demo-portal", from: null);
        var start = whole.OfType<FetchResult.Reached>().First().Position.Text.Split('\n')[1];

        var rest = await WalkAsync(running.Publisher, "demo-portal", new WalkPosition($"page 2 of 40\n{start}"));

        Assert.That(rest.OfType<FetchResult.Failed>(), Is.Empty);
        Assert.That(rest.OfType<FetchResult.Reached>().Last(), Is.EqualTo(whole.OfType<FetchResult.Reached>().Last()));
    }

    private static List<string> Urls(IEnumerable<FetchResult> results) =>
        [.. results.OfType<FetchResult.Fetched>().Select(fetched => fetched.Document.Url)];

    private async Task<List<FetchResult>> WalkAsync(MadeUpPublisher publisher, string source, WalkPosition? from)
    {
        var walk = new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, publisher.Address, from);
        var results = new List<FetchResult>();
        await foreach (var result in walk.FetchAsync(Reading.Shipped(source), CancellationToken.None))
        {
            if (result is FetchResult.Fetched { Document: var document })
                await document.DisposeAsync();
            results.Add(result);
        }

        return results;
    }
}
