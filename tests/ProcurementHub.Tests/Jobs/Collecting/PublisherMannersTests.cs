using ProcurementHub.Demo;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>What the owner of a portal sees of a whole pass in its log.</summary>
public sealed class PublisherMannersTests
{
    private const string SecondPage = "/convocatorias?page=2";

    [Test]
    public async Task Pass_AsksOneThingAtATime_WithAPauseBetween_AndSaysWhoAsks()
    {
        await using var story = await FaultsStory.BeginAsync(limits: options => options with { DelayPerHost = TimeSpan.FromSeconds(3) }, clockStands: true);

        await story.CollectAsync();

        var times = story.Publisher.Log.Select(request => request.At).ToList();
        Assert.That(times.Zip(times.Skip(1), (before, after) => after - before), Is.All.GreaterThanOrEqualTo(TimeSpan.FromSeconds(3)));
        Assert.That(story.Publisher.MostAtOnce, Is.EqualTo(1));
        Assert.That(story.Publisher.Log.Select(request => request.Headers["User-Agent"]), Is.All.Contains("ProcurementHub/").And.All.Contains("+mailto:avisos@hub.example"));
    }

    [Test]
    public async Task Page_ThatIsRefused_IsNotAskedForAgain([Values(400, 401, 403, 404, 410, 451)] int status)
    {
        await using var story = await FaultsStory.BeginAsync(clockStands: true);

        await story.MeetAsync(SecondPage, PageFault.Status(status));

        Assert.That(Asked(story), Is.EqualTo(1));
    }

    [Test]
    public async Task Page_ThatFails_IsAskedForThreeTimes_WithAWaitBeforeEach([Values(408, 500, 502, 503, 504)] int status)
    {
        await using var story = await FaultsStory.BeginAsync(clockStands: true);

        await story.MeetAsync(SecondPage, PageFault.Status(status));

        var times = story.Publisher.Log.Where(request => request.PathAndQuery == SecondPage).Select(request => request.At).ToList();
        Assert.That(times, Has.Count.EqualTo(3));
        Assert.That(times[1] - times[0], Is.GreaterThan(TimeSpan.Zero));
        Assert.That(times[2] - times[1], Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public async Task Portal_ThatAsksForAMoment_IsLeftAloneThatLong_AndThenReadToTheEnd([Values] bool asDate)
    {
        await using var story = await FaultsStory.BeginAsync(clockStands: true);

        var pass = await story.MeetAsync(SecondPage, Busy(TimeSpan.FromSeconds(60), asDate).Times(1));

        var refused = story.Publisher.Log.Index().Single(request => request.Item.Status == 429);
        Assert.That(story.Publisher.Log[refused.Index + 1].PathAndQuery, Is.EqualTo(SecondPage));
        Assert.That(story.Publisher.Log[refused.Index + 1].At - refused.Item.At, Is.InRange(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(61)));
        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Succeeded), string.Join('\n', pass.Failures));
        await story.AssertKnownAsync(unseen: []);
        await story.AssertMendedAsync();
    }

    [Test]
    public async Task Portal_ThatAsksForHours_IsNotAskedAgainInThisPass_AndTheNextOneKeepsToIt([Values] bool asDate)
    {
        await using var story = await FaultsStory.BeginAsync(clockStands: true);

        var pass = await story.MeetAsync(SecondPage, Busy(TimeSpan.FromHours(2), asDate));

        Assert.That(story.Publisher.Log[^1], Has.Property(nameof(LoggedRequest.PathAndQuery)).EqualTo(SecondPage));
        Assert.That(Asked(story), Is.EqualTo(1));
        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures[0].Document, Is.EqualTo(story.Address(SecondPage)));
        Assert.That(pass.Failures[0].Reason, Is.EqualTo("The server answered 429 Too Many Requests."));
        var health = await story.Hub.SourceAsync("demo-portal");
        Assert.That(health.NextRunAt - story.Hub.Now, Is.InRange(TimeSpan.FromHours(1.99), TimeSpan.FromHours(2.01)));
        Assert.That(health.NextRunReason, Is.EqualTo(NextRunReason.RetryAfter));
        await story.AssertKnownAsync(unseen: story.Calls.Skip(FaultsStory.PageSize));

        story.Publisher.MendAll();
        var early = await story.CollectAsync();
        Assert.That((early.Outcome, story.Publisher.Log.Count), Is.EqualTo((RunOutcome.Failed, 0)), "an early pass leaves the portal alone too");

        story.FetchClock.MoveOn(TimeSpan.FromHours(2));
        await story.AssertMendedAsync();
    }

    private static int Asked(FaultsStory story) => story.Publisher.Log.Count(request => request.PathAndQuery == SecondPage);

    // The header of the answer says what time it is for the portal: that of this machine.
    private static PageFault Busy(TimeSpan time, bool asDate) =>
        asDate ? PageFault.TooManyRequestsUntil(DateTimeOffset.UtcNow + time) : PageFault.TooManyRequestsFor(time);
}
