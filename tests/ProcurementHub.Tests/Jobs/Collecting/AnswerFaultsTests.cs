using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Faults that leave a pass without the document: nothing came that could be read or kept.</summary>
public sealed class AnswerFaultsTests
{
    private const string SecondPage = "/convocatorias?page=2";

    private static readonly TestCaseData[] Faults =
    [
        new(PageFault.ServerError, "^The server answered 500 Internal Server Error"),
        new(PageFault.NotFound, "^The server answered 404 Not Found"),
        new(PageFault.Status(403), "^The server answered 403 Forbidden"),
        new(PageFault.Unavailable, "^The server answered 503 Service Unavailable"),
        new(PageFault.CutOff, "^The answer broke off"),
        new(PageFault.ConnectionReset, "^The answer broke off"),
        new(PageFault.Hang, "^The server did not answer within 0\\.7 seconds"),
        new(PageFault.SlowSender(TimeSpan.FromMilliseconds(10)), "^The server sends too slowly"),
        new(PageFault.HugeBody, "^The answer is larger than 4,194,304 bytes: the server says 2,147,483,648"),
        new(PageFault.HugeBodyOf(2L * 1024 * 1024 * 1024, saysLength: false), "^The answer is larger than 4,194,304 bytes"),
        new(PageFault.GzipBomb, "^The answer is larger than 4,194,304 bytes when it is unpacked, over [0-9]+ times what was sent"),
        new(PageFault.RedirectLoop, "circle"),
        new(PageFault.RedirectChain(6), "redirects more than 5 times"),
        new(PageFault.RedirectTo(new Uri("http://127.0.0.2:1/convocatorias")), "127\\.0\\.0\\.2 is no address of the internet \\(loopback\\)"),
        new(PageFault.RedirectTo(new Uri("http://10.11.12.13/convocatorias")), "10\\.11\\.12\\.13 is no address of the internet \\(private\\)"),
        new(PageFault.RedirectTo(new Uri("ftp://127.0.0.1/convocatorias")), "no address of the web"),
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task ListPage_ThatDoesNotCome_IsTold_AndTheOtherPagesAreRead(PageFault fault, string reason)
    {
        await using var story = await FaultsStory.BeginAsync(limits: Limits);

        var pass = await story.MeetAsync(SecondPage, fault);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Document), Is.EqualTo(new[] { story.Address(SecondPage) }), string.Join('\n', pass.Failures));
        Assert.That(pass.Failures[0].Reason, Does.Match(reason).And.EndsWith("."));
        Assert.That((await story.Hub.SourceAsync("demo-portal")).LastFailureReason, Is.EqualTo($"{story.Address(SecondPage)}: {pass.Failures[0].Reason}"));
        await story.AssertKnownAsync(unseen: story.OnPage(2));
        await story.AssertMendedAsync();
    }

    [TestCaseSource(nameof(Faults))]
    public async Task PageOfACall_ThatDoesNotCome_IsTold_AndLeavesWhatTheListSays(PageFault fault, string reason)
    {
        await using var story = await FaultsStory.BeginAsync(limits: Limits);
        var call = story.Calls.First(call => call.Deadline is not null && !story.Before.ContainsKey(call.Code));

        var pass = await story.MeetAsync($"/convocatorias/{call.Id}", fault);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Document), Is.EqualTo(new[] { story.Address($"/convocatorias/{call.Id}") }));
        Assert.That(pass.Failures[0].Reason, Does.Match(reason).And.EndsWith("."));
        var known = (await story.StoredAsync())[call.Code];
        Assert.That((known.DeadlineAt, known.Version), Is.EqualTo(((DateTimeOffset?)null, 1)));
        await story.AssertMendedAsync();
    }

    [TestCaseSource(nameof(Faults))]
    public async Task WholeList_ThatDoesNotCome_IsAFailedPass_AndTakesNothingBack(PageFault fault, string reason)
    {
        await using var story = await FaultsStory.BeginAsync(limits: Limits);

        var pass = await story.MeetAsync("/convocatorias", fault);

        Assert.That((pass.Outcome, pass.Documents, pass.Records), Is.EqualTo((RunOutcome.Failed, 0, 0)));
        Assert.That(pass.Failures.Select(failure => failure.Reason), Is.All.Match(reason));
        Assert.That((await story.Hub.SourceAsync("demo-portal")).ConsecutiveFailures, Is.EqualTo(1));
        await story.AssertKnownAsync(unseen: story.Calls);
        await story.AssertMendedAsync();
        Assert.That((await story.Hub.SourceAsync("demo-portal")).ConsecutiveFailures, Is.Zero);
    }

    [TestCaseSource(nameof(Faults))]
    public async Task PageOfTheFeed_ThatDoesNotCome_IsTold_AndThePagesBeforeItAreRead(PageFault fault, string reason)
    {
        await using var story = await FaultsStory.BeginAsync("demo-ocds", Limits);
        var second = $"/ocds/releases?cursor=c{story.Publisher.Content.CountIn(Outlet.Feed) - 100:x8}&limit=100";

        var pass = await story.MeetAsync(second, fault);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Document), Is.EqualTo(new[] { story.Address(second) }));
        Assert.That(pass.Failures[0].Reason, Does.Match(reason).And.EndsWith("."));
        await story.AssertKnownAsync(unseen: story.Calls.Skip(100));
        await story.AssertMendedAsync();
    }

    private static FetchOptions Limits(FetchOptions options) => options with
    {
        HeadersTimeout = TimeSpan.FromSeconds(0.7),
        RateGrace = TimeSpan.FromSeconds(0.2),
        MaxBytes = 4 * 1024 * 1024,
    };
}
