using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Each way in which a page fails: it is named, and every other page is read.</summary>
public sealed class PublisherFaultsTests
{
    private const int PageSize = 20;

    private static readonly PageFault[] Faults =
    [
        PageFault.ServerError, PageFault.Unavailable, PageFault.TooManyRequests, PageFault.LandmarkMissing, PageFault.EmptyList,
        PageFault.CutOff, PageFault.HalfPage,
    ];

    [Test]
    public async Task ListPage_ThatFails_LosesItsOwnCallsOnly([ValueSource(nameof(Faults))] PageFault fault)
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        publisher.Break("/convocatorias?page=2", fault);

        var summary = await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That(summary.Outcome, Is.EqualTo(RunOutcome.Partly), string.Join('\n', summary.Failures));
        Assert.That(summary.Failures.Select(failure => failure.Document), Has.Some.Contains("page=2"));
        Assert.That(summary.Failures.Select(failure => failure.Reason), Is.All.Matches<string?>(reason => reason!.EndsWith('.')));
        var health = await hub.SourceAsync("demo-portal");
        Assert.That(health.LastFailureReason, Does.Contain("page=2"));
        Assert.That(await CodesAsync(hub), Is.SupersetOf(Portal(publisher).Take(PageSize).Concat(Portal(publisher).Skip(2 * PageSize))));
    }

    [Test]
    public async Task PageOfOneCall_ThatFails_LeavesWhatTheListSays([ValueSource(nameof(Faults))] PageFault fault)
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        var broken = publisher.Content.Notices.Last(notice => notice is { Outlet: Outlet.Portal, Deadline: not null });
        publisher.Break($"/convocatorias/{broken.Id}", fault);

        var summary = await hub.CollectAsync("demo-portal", publisher.Address);

        // Without a schedule, a place and items the page is like that of a call for which none are published.
        var isTold = fault != PageFault.EmptyList;
        Assert.That(await CodesAsync(hub), Is.EquivalentTo(Portal(publisher)), "the list still tells of it");
        Assert.That(summary.Outcome, Is.EqualTo(isTold ? RunOutcome.Partly : RunOutcome.Succeeded), string.Join('\n', summary.Failures));
        Assert.That(
            summary.Failures.Select(failure => failure.Document),
            Is.EqualTo(isTold ? new[] { $"{publisher.Address}convocatorias/{broken.Id}" } : []));

        publisher.MendAll();
        hub.Now += TimeSpan.FromHours(2);
        var mended = await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That((mended.Outcome, mended.New, mended.Changed), Is.EqualTo((RunOutcome.Succeeded, 0, 1)));
        Assert.That((await hub.StoredAsync()).Single(notice => notice.ProcedureCode == broken.Code).DeadlineAt, Is.Not.Null);
    }

    [Test]
    public async Task FeedPage_ThatFails_KeepsThePagesBeforeIt([ValueSource(nameof(Faults))] PageFault fault)
    {
        await using var publisher = await StartAsync(notices: 500);
        await using var hub = await CollectingHub.OpenAsync();
        publisher.Break($"/ocds/releases?cursor=c{publisher.Content.CountIn(Outlet.Feed) - 100:x8}&limit=100", fault);

        var summary = await hub.CollectAsync("demo-ocds", publisher.Address);

        Assert.That(summary.Outcome, Is.EqualTo(fault == PageFault.EmptyList ? RunOutcome.Succeeded : RunOutcome.Partly), string.Join('\n', summary.Failures));
        Assert.That(summary.New, Is.GreaterThanOrEqualTo(100).And.LessThan(150));
    }

    [Test]
    public async Task WholeList_ThatFails_IsAFailedPassAndTakesNothingBack([ValueSource(nameof(Faults))] PageFault fault)
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync("demo-portal", publisher.Address);
        publisher.Break("/convocatorias", fault);

        var summary = await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That(summary.Outcome, Is.Not.EqualTo(RunOutcome.Succeeded));
        Assert.That((summary.New, summary.Changed), Is.EqualTo((0, 0)));
        Assert.That(await CodesAsync(hub), Is.EquivalentTo(Portal(publisher)));
        Assert.That((await hub.SourceAsync("demo-portal")).LastFailureReason, Is.Not.Empty);
    }

    [Test]
    public async Task Publisher_ThatIsGone_IsAFailedPass()
    {
        var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        var address = publisher.Address;
        await publisher.DisposeAsync();

        foreach (var source in new[] { "demo-portal", "demo-ocds", "demo-plans" })
        {
            var summary = await hub.CollectAsync(source, address);

            Assert.That((summary.Outcome, summary.Failures.Count), Is.EqualTo((RunOutcome.Failed, 1)));
            Assert.That(summary.Failures[0].Reason, Does.StartWith("No connection"));
            Assert.That((await hub.SourceAsync(source)).ConsecutiveFailures, Is.EqualTo(1));
        }
    }

    /// <summary>The codes of the list, in its order.</summary>
    private static List<string> Portal(MadeUpPublisher publisher) =>
        [.. publisher.Content.Notices.Where(notice => notice.Outlet == Outlet.Portal).Select(notice => notice.Code).Reverse()];

    private static async Task<IEnumerable<string?>> CodesAsync(CollectingHub hub) =>
        (await hub.StoredAsync()).Select(notice => notice.ProcedureCode);

    private static Task<MadeUpPublisher> StartAsync(int notices = 80) =>
        MadeUpPublisher.StartAsync(RunningPublisher.Options(notices) with { PageSize = PageSize }, CancellationToken.None);
}
