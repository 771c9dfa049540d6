using ProcurementHub.Demo;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>What a portal's robots.txt does to a whole pass.</summary>
public sealed class PublisherRobotsTests
{
    private const string AllowingAll = "User-agent: *\nAllow: /\n";

    [Test]
    public async Task Robots_ThatForbidTheList_AreKeptTo_AndThePassFailsForThatReason()
    {
        await using var story = await BeginAsync("User-agent: *\nDisallow: /convocatorias\n");

        var pass = await story.CollectAsync();

        Assert.That(Asked(story), Is.EqualTo(new[] { "/robots.txt" }));
        Assert.That((pass.Outcome, pass.Documents), Is.EqualTo((RunOutcome.Failed, 0)));
        Assert.That(pass.Failures[0].Reason, Does.StartWith("robots.txt of 127.0.0.1").And.Contains("'Disallow: /convocatorias'").And.EndsWith("."));
        Assert.That((await story.Hub.SourceAsync("demo-portal")).LastFailureReason, Does.Contain("robots.txt"));
        await story.AssertKnownAsync(unseen: story.Calls);
        await AssertMendedAsync(story);
    }

    [Test]
    public async Task Robots_ThatForbidThePagesOfCalls_LeaveTheList()
    {
        await using var story = await BeginAsync("User-agent: *\nDisallow: /convocatorias/\n");

        var pass = await story.CollectAsync();

        Assert.That(Asked(story), Has.Count.EqualTo(1 + 5).And.None.StartsWith("/convocatorias/"));
        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Reason).Distinct().Single(), Does.Contain("'Disallow: /convocatorias/'"));
        Assert.That((await story.StoredAsync()).Keys, Is.EquivalentTo(story.Calls.Select(call => call.Code)));
        await AssertMendedAsync(story);
    }

    [Test]
    public async Task Robots_ThatNameTheHub_AreKeptToBeforeThoseForAll()
    {
        await using var story = await BeginAsync("User-agent: *\nDisallow: /\n\nUser-agent: procurementhub\nDisallow: /planes\n");

        var pass = await story.CollectAsync();

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Succeeded));
        await story.AssertKnownAsync(unseen: []);
    }

    [Test]
    public async Task Robots_WithACrawlDelay_MakeThePausesLonger()
    {
        await using var story = await BeginAsync("User-agent: *\nCrawl-delay: 7\n");

        await story.CollectAsync();

        var times = story.Publisher.Log.Where(request => request.PathAndQuery != "/robots.txt").Select(request => request.At).ToList();
        Assert.That(times, Has.Count.GreaterThan(40));
        Assert.That(times.Zip(times.Skip(1), (before, after) => after - before), Is.All.GreaterThanOrEqualTo(TimeSpan.FromSeconds(7)));
        await story.AssertKnownAsync(unseen: []);
    }

    [Test]
    public async Task Robots_AreAskedForOnceADay()
    {
        await using var story = await BeginAsync(AllowingAll);

        await story.CollectAsync();
        var first = Asked(story);
        await story.CollectAsync();

        Assert.That(first.Count(path => path == "/robots.txt"), Is.EqualTo(1));
        Assert.That(Asked(story), Has.None.EqualTo("/robots.txt").And.Not.Empty);
    }

    private static readonly PageFault[] NoRobots = [PageFault.NotFound, PageFault.Status(403), PageFault.LoginPage, PageFault.RedirectLoop];

    [TestCaseSource(nameof(NoRobots))]
    public async Task Robots_ThatAreNotThere_ForbidNothing(PageFault fault)
    {
        await using var story = await BeginAsync("User-agent: *\nDisallow: /\n");

        var pass = await story.MeetAsync("/robots.txt", fault);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Succeeded), string.Join('\n', pass.Failures));
        await story.AssertKnownAsync(unseen: []);
    }

    private static readonly PageFault[] Unreadable = [PageFault.ServerError, PageFault.Unavailable, PageFault.CutOff];
    private static readonly PageFault LeaveMeAlone = PageFault.TooManyRequestsFor(TimeSpan.FromMinutes(30));
    private static readonly PageFault[] UnreadableOrLeftAlone = [.. Unreadable, LeaveMeAlone];

    [TestCaseSource(nameof(UnreadableOrLeftAlone))]
    public async Task Robots_ThatCannotBeRead_KeepAHubFromAPortalThatItDoesNotKnow(PageFault fault)
    {
        await using var story = await FaultsStory.OpenAsync(clockStands: true);

        var pass = await story.MeetAsync("/robots.txt", fault);

        Assert.That(Asked(story).Distinct(), Is.EqualTo(new[] { "/robots.txt" }));
        Assert.That((pass.Outcome, pass.Documents), Is.EqualTo((RunOutcome.Failed, 0)));
        Assert.That(pass.Failures[0].Reason, Does.Match("robots.txt of 127.0.0.1:[0-9]+ cannot be read").And.EndsWith("."));

        story.FetchClock.MoveOn(TimeSpan.FromHours(1));
        story.Publisher.MendAll();
        var mended = await story.CollectAsync();
        Assert.That(mended.Outcome, Is.EqualTo(RunOutcome.Succeeded));
        await story.AssertKnownAsync(unseen: []);
    }

    private static readonly PageFault[] UnreadableForNow = [PageFault.ServerError, PageFault.Unavailable, PageFault.CutOff];

    [TestCaseSource(nameof(UnreadableForNow))]
    public async Task Robots_ThatCannotBeReadAnyMore_HoldAsTheyWere(PageFault fault)
    {
        await using var story = await FaultsStory.OpenAsync(clockStands: true);
        story.Publisher.Robots = "User-agent: *\nDisallow: /convocatorias/1100001\n";
        await story.CollectAsync();
        story.FetchClock.MoveOn(TimeSpan.FromHours(25));
        story.Hub.Now += TimeSpan.FromHours(25);

        await story.MeetAsync("/robots.txt", fault);

        Assert.That(Asked(story), Has.Some.EqualTo("/robots.txt").And.Some.StartsWith("/convocatorias?page="));
        Assert.That(Asked(story), Has.None.EqualTo("/convocatorias/1100001"));
    }

    [Test]
    public async Task Robots_OfAHostThatWantsToBeLeftAlone_AreTheLastThingItIsAskedFor()
    {
        await using var story = await FaultsStory.OpenAsync(clockStands: true);
        await story.CollectAsync();
        story.FetchClock.MoveOn(TimeSpan.FromHours(25));

        var pass = await story.MeetAsync("/robots.txt", LeaveMeAlone);

        Assert.That(Asked(story).Distinct(), Is.EqualTo(new[] { "/robots.txt" }));
        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Failed));
    }

    /// <summary>The hub knows the source, and it is a day later: what was said of robots then no longer counts.</summary>
    private static async Task<FaultsStory> BeginAsync(string robots)
    {
        var story = await FaultsStory.BeginAsync(clockStands: true);
        story.FetchClock.MoveOn(TimeSpan.FromHours(25));
        story.Publisher.Robots = robots;
        return story;
    }

    private static async Task AssertMendedAsync(FaultsStory story)
    {
        story.Publisher.Robots = AllowingAll;
        story.FetchClock.MoveOn(TimeSpan.FromHours(25));
        await story.AssertMendedAsync();
    }

    private static List<string> Asked(FaultsStory story) => [.. story.Publisher.Log.Select(request => request.PathAndQuery)];
}
