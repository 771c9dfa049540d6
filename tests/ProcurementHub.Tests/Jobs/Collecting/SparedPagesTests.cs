using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>A page is left alone for a while when its row in the list says what it said.</summary>
public sealed class SparedPagesTests
{
    private static readonly TimeSpan WithinRefresh = TimeSpan.FromMinutes(50);

    [Test]
    public async Task SecondPass_ShortlyAfterTheFirst_AsksForTheListsOnly()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        var first = await hub.CollectAsync("demo-portal", publisher.Address);
        publisher.ForgetRequests();
        hub.Now += WithinRefresh;

        var second = await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That(Calls(publisher), Is.Empty);
        Assert.That((second.Outcome, second.Records, second.Unchanged), Is.EqualTo((RunOutcome.Succeeded, first.Records, first.Records)), "what it was spared counts as known");
    }

    [Test]
    public async Task LaterPass_AfterTheTimeOfItsPages_AsksForThemAgain()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync("demo-portal", publisher.Address);
        // A pass that spares a page does not put it off any further.
        hub.Now += WithinRefresh;
        await hub.CollectAsync("demo-portal", publisher.Address);
        publisher.ForgetRequests();
        hub.Now += WithinRefresh;

        await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That(Calls(publisher), Has.Count.EqualTo(publisher.Content.CountIn(Outlet.Portal)));
    }

    [Test]
    public async Task PassAfterChanges_AsksForNewAndChangedRowsOnly()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync("demo-portal", publisher.Address);
        var book = publisher.Advance(TimeSpan.FromHours(24));
        publisher.ForgetRequests();
        hub.Now += WithinRefresh;

        var pass = await hub.CollectAsync("demo-portal", publisher.Address);

        var meant = book.Changes.Where(change => change.Kind is ChangeKind.NewCall or ChangeKind.Cancelled && change.Index is { } index && book[index].Outlet == Outlet.Portal)
            .Select(change => $"/convocatorias/{book[change.Index!.Value].Id}").ToList();
        Assert.That(meant, Is.Not.Empty);
        Assert.That(Calls(publisher), Is.SupersetOf(meant).And.Count.LessThan(book.CountIn(Outlet.Portal) / 2));
        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Succeeded));
    }

    [Test]
    public async Task PageThatFailed_IsAskedForAgainInTheNextPass()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        var page = $"/convocatorias/{publisher.Content.Notices.First(notice => notice.Outlet == Outlet.Portal).Id}";
        publisher.Break(page, PageFault.LandmarkMissing);
        await hub.CollectAsync("demo-portal", publisher.Address);
        publisher.MendAll();
        publisher.ForgetRequests();
        hub.Now += WithinRefresh;

        var mended = await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That(Calls(publisher), Is.EqualTo(new[] { page }));
        Assert.That(mended.Outcome, Is.EqualTo(RunOutcome.Succeeded));
    }

    [Test]
    public async Task PassOfAMendedDefinition_SparesNothing()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync("demo-portal", publisher.Address, null, CancellationToken.None, "one");
        publisher.ForgetRequests();

        await hub.CollectAsync("demo-portal", publisher.Address, null, CancellationToken.None, "two");

        Assert.That(Calls(publisher), Has.Count.EqualTo(publisher.Content.CountIn(Outlet.Portal)));
    }

    private static List<string> Calls(MadeUpPublisher publisher) =>
        [.. publisher.Log.Select(request => request.PathAndQuery).Where(path => path.StartsWith("/convocatorias/", StringComparison.Ordinal))];

    private static Task<MadeUpPublisher> StartAsync() =>
        MadeUpPublisher.StartAsync(RunningPublisher.Options(notices: 120), CancellationToken.None);
}
