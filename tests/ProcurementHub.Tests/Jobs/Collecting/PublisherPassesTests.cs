using ProcurementHub.Core.Notices;
using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;
using ChangeKind = ProcurementHub.Demo.Content.ChangeKind;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Passes over the made-up publisher's sites, held against what it means to say.</summary>
[TestFixture("demo-portal", Outlet.Portal)]
[TestFixture("demo-ocds", Outlet.Feed)]
public sealed class PublisherPassesTests(string source, Outlet outlet)
{
    [Test]
    public async Task FirstPass_KnowsEveryCallAsItWasMeant()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();

        var summary = await hub.CollectAsync(source, publisher.Address);

        Assert.That((summary.Outcome, summary.Rejected, summary.Warnings), Is.EqualTo((RunOutcome.Succeeded, 0, 0)));
        await AssertTrueAsync(hub, publisher.Content);
    }

    [Test]
    public async Task FirstPass_MakesNoCallNewsTwice()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();

        await hub.CollectAsync(source, publisher.Address);

        Assert.That(await NewsAsync(hub), Is.All.EqualTo(AlertKind.New));
        Assert.That(await NewsAsync(hub), Has.Count.EqualTo(publisher.Content.CountIn(outlet)));
    }

    [Test]
    public async Task SecondPass_WithoutAChange_ChangesNothing()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync(source, publisher.Address);

        var again = await hub.CollectAsync(source, publisher.Address);

        Assert.That((again.New, again.Changed, again.Rejected), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task SecondPass_AfterANewBuildOfThePortal_ChangesNothing()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync(source, publisher.Address);
        publisher.Redeploy();

        var again = await hub.CollectAsync(source, publisher.Address);

        Assert.That((again.New, again.Changed, again.Rejected), Is.EqualTo((0, 0, 0)));
    }

    [TestCase(4)]
    [TestCase(24)]
    [TestCase(72)]
    public async Task PassAfterAnAdvance_FindsExactlyWhatChanged(int hours)
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync(source, publisher.Address);
        var before = (await hub.StoredAsync()).ToDictionary(notice => notice.ProcedureCode!, notice => notice.Version);

        var book = publisher.Advance(TimeSpan.FromHours(hours));
        hub.Now = book.Now;
        var summary = await hub.CollectAsync(source, publisher.Address);

        Assert.That(summary.Outcome, Is.EqualTo(RunOutcome.Succeeded));
        await AssertTrueAsync(hub, book);
        var meant = book.Changes.Where(change => change.Index is { } index && book[index].Outlet == outlet)
            .ToDictionary(change => change.Key, change => change.Kind);
        Assert.That(summary.New, Is.EqualTo(meant.Values.Count(kind => kind == ChangeKind.NewCall)));
        foreach (var notice in await hub.StoredAsync())
        {
            var code = notice.ProcedureCode!;
            if (!before.TryGetValue(code, out var version))
            {
                Assert.That(meant.GetValueOrDefault(code), Is.EqualTo(ChangeKind.NewCall), code);
                continue;
            }

            var later = (await hub.Notices.FindAsync(notice.Key, CancellationToken.None))!.Versions.Where(found => found.Number > version).ToList();
            AssertMeant(book.Notices.Single(published => published.Code == code), meant.TryGetValue(code, out var kind) ? kind : null, later);
        }
    }

    [Test]
    public async Task FivePasses_EachAfterADay_EndWithWhatIsMeant()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        for (var day = 0; day < 5; day++)
        {
            await hub.CollectAsync(source, publisher.Address);
            hub.Now = publisher.Advance(TimeSpan.FromDays(1)).Now;
        }

        await hub.CollectAsync(source, publisher.Address);

        await AssertTrueAsync(hub, publisher.Content);
    }

    private static void AssertMeant(PublishedNotice published, ChangeKind? meant, List<NoticeVersion> later)
    {
        var code = published.Code;
        var told = string.Join("; ", later.SelectMany(version => version.Changes));
        var news = later.Count(version => version.AlertKind == AlertKind.Changed);
        switch (meant)
        {
            case null or ChangeKind.WhitespaceOnly:
                Assert.That(later, Is.Empty, $"{code} did not change: {told}");
                break;
            case ChangeKind.PlaceFilledIn:
                // Until then the description told it, or the entity's seat stood in for it: a place elsewhere is news to those who are there.
                var inText = PublishedTruth.CodeInText(published);
                var wasTold = inText is not null && (published.Outlet == Outlet.Feed || inText == PublishedTruth.Code(published.Place, 4));
                Assert.That(later.Count > 0, Is.EqualTo(!wasTold), $"{code}: its place was filled in");
                var isElsewhere = inText is null && published.Place.Department != published.Entity.Place.Department;
                Assert.That(news, Is.EqualTo(isElsewhere ? 1 : 0), $"{code}: a place that is filled in: {told}");
                break;
            case ChangeKind.DeadlineMoved:
                Assert.That(news, Is.EqualTo(1), $"{code}: {told}");
                Assert.That(Fields(later), Has.Member(NoticeField.Deadline).And.Not.Member(NoticeField.Status).And.Not.Member(NoticeField.Regions));
                break;
            case ChangeKind.Cancelled:
                Assert.That(news, Is.EqualTo(1), $"{code}: {told}");
                Assert.That(Fields(later), Is.EqualTo(new[] { NoticeField.Status }), told);
                break;
            default:
                Assert.Fail($"{code} was there before and should be {meant}");
                break;
        }
    }

    private static IEnumerable<NoticeField> Fields(List<NoticeVersion> versions) =>
        versions.SelectMany(version => version.Changes).Select(change => change.Field).Distinct();

    private async Task AssertTrueAsync(CollectingHub hub, PublisherBook book)
    {
        var stored = (await hub.StoredAsync()).ToDictionary(notice => notice.ProcedureCode!);
        var meant = book.Notices.Where(notice => notice.Outlet == outlet).ToList();
        Assert.That(stored.Keys, Is.EquivalentTo(meant.Select(notice => notice.Code)));
        Assert.Multiple(() =>
        {
            foreach (var notice in meant)
            {
                var known = stored[notice.Code];
                Assert.That(PublishedTruth.Of(known), Is.EqualTo(PublishedTruth.Of(notice)), notice.Code);
                Assert.That(PublishedTruth.IsHeadOf(known.Title, PublishedTruth.Of(notice).Title), known.Title);
            }
        });
    }

    private static async Task<List<AlertKind>> NewsAsync(CollectingHub hub) =>
        [.. (await hub.Pending.ListAsync(10_000, CancellationToken.None)).Select(version => version.AlertKind)];

    private static Task<MadeUpPublisher> StartAsync() =>
        MadeUpPublisher.StartAsync(RunningPublisher.Options(notices: 120), CancellationToken.None);
}
