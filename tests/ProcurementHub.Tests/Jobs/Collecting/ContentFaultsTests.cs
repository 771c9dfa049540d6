using System.Text;
using ProcurementHub.Core.Documents;
using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>A page that comes under a status of 200 and is not what it should be: it is kept as evidence, told, and never read as "nothing there".</summary>
public sealed class ContentFaultsTests
{
    private const string SecondPage = "/convocatorias?page=2";

    /// <summary>The fault, and words of what came instead.</summary>
    private static readonly TestCaseData[] Faults =
    [
        new(PageFault.LandmarkMissing, "Estamos mejorando el portal"),
        new(PageFault.LoginPage, "type=\"password\""),
        new(PageFault.HeadersRenamed, "<span>Dato</span>"),
        new(PageFault.TableGone, "<div role=\"gridcell\""),
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task ListPage_ThatIsSomethingElse_IsRejected_AndTheOtherPagesAreRead(PageFault fault, string instead)
    {
        await using var story = await FaultsStory.BeginAsync();

        var pass = await story.MeetAsync(SecondPage, fault);

        Assert.That((pass.Outcome, pass.RejectedDocuments), Is.EqualTo((RunOutcome.Partly, 1)));
        Assert.That(pass.Failures.Select(failure => failure.Document).Distinct(), Is.EqualTo(new[] { story.Address(SecondPage) }), string.Join('\n', pass.Failures));
        await AssertRejectedAsync(story, SecondPage, instead);
        await story.AssertKnownAsync(unseen: story.OnPage(2));
        await story.AssertMendedAsync();
    }

    [TestCaseSource(nameof(Faults))]
    public async Task PageOfACall_ThatIsSomethingElse_IsRejected_AndLeavesWhatTheListSays(PageFault fault, string instead)
    {
        await using var story = await FaultsStory.BeginAsync();
        var call = story.Calls.First(call => call.Deadline is not null && !story.Before.ContainsKey(call.Code));
        var path = $"/convocatorias/{call.Id}";

        var pass = await story.MeetAsync(path, fault);

        Assert.That((pass.Outcome, pass.RejectedDocuments), Is.EqualTo((RunOutcome.Partly, 1)));
        Assert.That(pass.Failures.Select(failure => failure.Document), Is.EqualTo(new[] { story.Address(path) }));
        await AssertRejectedAsync(story, path, instead);
        var known = (await story.StoredAsync())[call.Code];
        Assert.That((known.DeadlineAt, known.Version), Is.EqualTo(((DateTimeOffset?)null, 1)));
        await story.AssertMendedAsync();
    }

    [TestCaseSource(nameof(Faults))]
    public async Task WholeList_ThatIsSomethingElse_IsAFailedPass_AndTakesNothingBack(PageFault fault, string instead)
    {
        await using var story = await FaultsStory.BeginAsync();

        var pass = await story.MeetAsync("/convocatorias", fault);

        Assert.That((pass.Outcome, pass.Records), Is.EqualTo((RunOutcome.Failed, 0)));
        Assert.That((await story.Hub.SourceAsync("demo-portal")).ConsecutiveFailures, Is.EqualTo(1));
        await AssertRejectedAsync(story, "/convocatorias?page=1", instead);
        await story.AssertKnownAsync(unseen: story.Calls);
        await story.AssertMendedAsync();
    }

    [Test]
    public async Task ListPage_WithoutRows_IsAFailure_AndNotAnEmptyDay()
    {
        await using var story = await FaultsStory.BeginAsync();

        var pass = await story.MeetAsync(SecondPage, PageFault.EmptyList);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Document).Distinct(), Is.EqualTo(new[] { story.Address(SecondPage) }));
        Assert.That(Encoding.UTF8.GetString(await story.EvidenceAsync(SecondPage)), Does.Contain("No se encontraron datos"));
        await story.AssertKnownAsync(unseen: story.OnPage(2));
        await story.AssertMendedAsync();
    }

    [Test]
    public async Task WholeList_WithoutRows_IsAFailedPass_AndTakesNothingBack()
    {
        await using var story = await FaultsStory.BeginAsync();

        var pass = await story.MeetAsync("/convocatorias", PageFault.EmptyList);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Failed));
        Assert.That(pass.Failures.Select(failure => failure.Reason), Has.Some.Contains("no rows"));
        await story.AssertKnownAsync(unseen: story.Calls);
        await story.AssertMendedAsync();
    }

    [Test]
    public async Task ListPage_HalfOfWhichComesAsIfItWereAll_GivesItsRows_AndIsTold()
    {
        await using var story = await FaultsStory.BeginAsync();

        var pass = await story.MeetAsync(SecondPage, PageFault.HalfPage);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Document).Distinct(), Is.EqualTo(new[] { story.Address(SecondPage) }));
        Assert.That(pass.Failures.Select(failure => failure.Reason), Has.Some.Contains("cut off"));
        Assert.That(await story.EvidenceAsync(SecondPage), Has.Length.EqualTo((await story.DocumentAsync(SecondPage))!.Bytes));
        Assert.That((await story.StoredAsync()).Keys, Is.SupersetOf(story.Calls.Except(story.OnPage(2)).Select(call => call.Code)));
        await story.AssertMendedAsync();
    }

    [TestCaseSource(nameof(FeedFaults))]
    public async Task PageOfTheFeed_ThatIsSomethingElse_IsRejected_AndThePagesBeforeItAreRead(PageFault fault, string instead)
    {
        await using var story = await FaultsStory.BeginAsync("demo-ocds");
        var second = $"/ocds/releases?cursor=c{story.Publisher.Content.CountIn(Outlet.Feed) - 100:x8}&limit=100";

        var pass = await story.MeetAsync(second, fault);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Document).Distinct(), Is.EqualTo(new[] { story.Address(second) }), string.Join('\n', pass.Failures));
        await AssertRejectedAsync(story, second, instead);
        await story.AssertKnownAsync(unseen: story.Calls.Skip(100));
        await story.AssertMendedAsync();
    }

    private static readonly TestCaseData[] FeedFaults =
    [
        new(PageFault.LandmarkMissing, "Estamos mejorando el portal"),
        new(PageFault.LoginPage, "type=\"password\""),
        new(PageFault.HeadersRenamed, "\"entregas\":["),
    ];

    private static async Task AssertRejectedAsync(FaultsStory story, string path, string instead)
    {
        var document = await story.DocumentAsync(path);
        Assert.That((document!.Outcome, document.Records), Is.EqualTo((DocumentOutcome.Rejected, 0)));
        Assert.That(document.Reason, Does.EndWith("."));
        Assert.That(document.LastFetchedAt, Is.EqualTo(story.Hub.Now));
        Assert.That(Encoding.UTF8.GetString(await story.EvidenceAsync(path)), Does.Contain(instead), "what came is kept");
    }
}
