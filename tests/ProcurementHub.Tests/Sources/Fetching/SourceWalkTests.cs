using ProcurementHub.Core.Notices;
using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>The made-up publisher knows the truth; a pass over it must find all of it.</summary>
public sealed class SourceWalkTests
{
    private static readonly PageFault[] Refusals = [PageFault.ServerError, PageFault.Unavailable, PageFault.TooManyRequests, PageFault.CutOff];

    private readonly HttpFetcher fetcher = LoopbackFetcher.Create();

    [OneTimeTearDown]
    public void CloseFetcher() => fetcher.Dispose();

    [Test]
    public async Task Portal_ListsAndPages_GiveEveryCallAsItIs()
    {
        await using var running = await RunningPublisher.StartAsync();

        var pass = await PassAsync(running.Publisher, "demo-portal");

        var truth = running.Publisher.Content.Notices.Where(notice => notice.Outlet == Outlet.Portal).ToList();
        var found = pass.Merged();
        Assert.That(pass.Failures, Is.Empty);
        Assert.That(pass.Unread, Is.Empty);
        Assert.That(found.Keys, Is.EquivalentTo(truth.Select(notice => notice.Code)));
        Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
        foreach (var notice in truth)
            AssertIsAs(notice, found[notice.Code]);
    }

    [Test]
    public async Task Portal_AfterARedeployWithOtherIds_IsReadAsBefore()
    {
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options(30));
        var before = (await PassAsync(running.Publisher, "demo-portal")).Merged();

        running.Publisher.Redeploy();

        var after = (await PassAsync(running.Publisher, "demo-portal")).Merged();
        Assert.That(after.ToDictionary(pair => pair.Key, pair => NoticeJson.Write(pair.Value)), Is.EqualTo(before.ToDictionary(pair => pair.Key, pair => NoticeJson.Write(pair.Value))));
    }

    [Test]
    public async Task Portal_SecondPassOverTheSamePages_ChangesNothingInBetweenEither()
    {
        await using var running = await RunningPublisher.StartAsync();
        var known = (await PassAsync(running.Publisher, "demo-portal")).Merged();

        foreach (var draft in (await PassAsync(running.Publisher, "demo-portal")).Notices)
        {
            var before = known[draft.Key.NativeId];
            Assert.That(NoticeComparison.Compare(before, NoticeMerge.Over(before, draft.Content)), Is.Empty, $"{draft.Key} at {draft.Position}");
        }
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Portal_OnePageOfTheListFails_IsToldAndTheOtherPagesAreFetched(PageFault fault)
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias?page=2", fault);

        var pass = await PassAsync(running.Publisher, "demo-portal");

        Assert.That(pass.Failures.Single().Url, Does.EndWith("/convocatorias?page=2"));
        Assert.That(pass.Merged(), Has.Count.EqualTo(running.Publisher.Content.CountIn(Outlet.Portal) - 20));
    }

    [Test]
    public async Task Portal_PageWithoutItsLandmark_IsBrokenNotEmpty()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias?page=1", PageFault.LandmarkMissing);

        var pass = await PassAsync(running.Publisher, "demo-portal");

        Assert.That(pass.Unread.Single().Item, Is.InstanceOf<ProcurementHub.Sources.Reading.ReadItem.Broken>());
        Assert.That(pass.Failures.Single().Reason, Does.Contain("were not fetched"));
    }

    [Test]
    public async Task Portal_HalfAPageAsIfItWereAllOfIt_IsTold()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias?page=2", PageFault.HalfPage);

        var pass = await PassAsync(running.Publisher, "demo-portal");

        Assert.That(pass.Failures.Single().Reason, Does.Contain("cut off"));
    }

    [Test]
    public async Task Plans_FilesBehindTheLinks_GiveEveryLine()
    {
        await using var running = await RunningPublisher.StartAsync();

        var pass = await PassAsync(running.Publisher, "demo-plans");

        var book = running.Publisher.Content;
        var truth = book.Plans.Where(plan => plan.Year == book.PlanYear && plan.PublishedOn is not null)
            .SelectMany(plan => plan.Lines.Select(line => (Key: $"{plan.Entity.Ruc}/{plan.Year}/{line.Reference}", line.Month, line.Amount.Value))).ToList();
        Assert.That(pass.Failures, Is.Empty);
        Assert.That(pass.PlanLines.Select(line => (line.NativeId, line.Content.Month, line.Content.Amount.Value)),
            Is.EquivalentTo(truth.Select(line => (line.Key, (int?)line.Month, line.Value))));
        Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
    }

    [Test]
    public async Task Feed_PagesBehindTheCursor_GiveEveryCall()
    {
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options(800));

        var pass = await PassAsync(running.Publisher, "demo-ocds");

        var truth = running.Publisher.Content.Notices.Where(notice => notice.Outlet == Outlet.Feed).ToDictionary(notice => notice.Ocid!);
        Assert.That(pass.Documents, Has.Count.EqualTo(3));
        Assert.That(pass.Failures, Is.Empty);
        Assert.That(pass.Notices.Select(notice => notice.Key.NativeId), Is.EquivalentTo(truth.Keys));
        foreach (var notice in pass.Notices)
        {
            Assert.That(notice.Content.ProcedureCode, Is.EqualTo(truth[notice.Key.NativeId].Code));
            Assert.That(notice.Content.Amount.Value, Is.EqualTo(truth[notice.Key.NativeId].Amount.Value));
            Assert.That(notice.Content.Deadline.At, Is.EqualTo(truth[notice.Key.NativeId].Deadline).Or.Null);
        }
    }

    [Test]
    public async Task Walk_WithoutAStart_IsAFailureThatSaysSo()
    {
        var pass = await Reading.PassAsync(new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System), Reading.Shipped("pe-seace-search"));

        Assert.That(pass.Failures.Single().Reason, Does.Contain("saved documents"));
    }

    [Test]
    public async Task Walk_WithoutTheBaseItNeeds_IsAFailureThatSaysSo()
    {
        var pass = await Reading.PassAsync(new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System), Reading.Shipped("demo-portal"));

        Assert.That(pass.Failures.Single().Reason, Does.Contain("base address"));
    }

    [Test]
    public async Task Walk_MorePagesThanAllowed_StopsAndSaysSo()
    {
        await using var running = await RunningPublisher.StartAsync();
        var definition = Reading.Shipped("demo-portal");

        var pass = await Reading.PassAsync(
            new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, running.Publisher.Address), definition with { Pages = definition.Pages with { Max = 2 } });

        Assert.That(pass.Failures.Single().Reason, Is.EqualTo("There are more than 2 pages; the others were not fetched."));
        Assert.That(pass.Merged(), Has.Count.EqualTo(40));
    }

    [Test]
    public async Task Walk_WithoutAContact_AsksNobodyAndSaysSoOnce()
    {
        using var nameless = LoopbackFetcher.Create(LoopbackFetcher.Options with { Contact = null });

        // Eight days, each with an address of its own.
        var pass = await Reading.PassAsync(new SourceWalk(new PassRequests(nameless, known: null), TimeProvider.System), Reading.Shipped("pe-oece"));

        Assert.That(pass.Documents, Is.Empty);
        Assert.That(pass.Failures.Select(failure => (failure.Url, failure.Reason)), Is.EqualTo(new[]
        {
            ("", "Set Fetch:Contact to a mail address or a page of yours; without it no portal is asked."),
        }));
    }

    [TestCase("demo-portal", 200)]
    [TestCase("demo-ocds", 1500)]
    [TestCase("demo-plans", 30)]
    public async Task Walk_ThatHasMadeAllItsRequests_EndsAndSaysSoOnce(string source, int notices)
    {
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options(notices));
        using var bounded = LoopbackFetcher.Create(LoopbackFetcher.Options with { MaxRequestsPerPass = 3 });
        var walk = new SourceWalk(new PassRequests(bounded, known: null), TimeProvider.System, running.Publisher.Address);

        var results = await walk.FetchAsync(Reading.Shipped(source), CancellationToken.None).ToListAsync();

        Assert.That(results.OfType<FetchResult.Fetched>().Count(), Is.EqualTo(source == "demo-plans" ? 2 : 3), "the page with the links is no document");
        Assert.That(results.OfType<FetchResult.Failed>(), Is.Empty);
        Assert.That(results.OfType<FetchResult.Ended>().Single(), Is.SameAs(results[^1]).And.Property("GoesOn").True);
    }

    private static IEnumerable<string> Live() => SourceCatalog.Load().All.Where(definition => definition.Start is not null).Select(definition => definition.Id);

    [TestCaseSource(nameof(Live))]
    public void Address_OfAnyShippedDefinition_HasNoPlaceLeftOpen(string id)
    {
        var definition = Reading.Shipped(id);
        var start = definition.Start!.Replace("{base}", "https://portal.example", StringComparison.Ordinal);
        foreach (var address in StartAddresses.Of(start, definition.Window, TimeProvider.System.GetUtcNow(), definition.Zone))
        {
            var template = new PageTemplate(address, definition);
            string[] asked = [template.Opening().Url, template.At(definition.Pages.From + 1, "next", new Dictionary<string, string>()).Url];

            Assert.That(asked, Is.All.Not.Contain("{").And.Not.Contain("%7B").And.Not.Contain("size=0"));
        }
    }

    private static void AssertIsAs(PublishedNotice truth, NoticeContent found) => Assert.Multiple(() =>
    {
        Assert.That(found.Entity!.Id, Is.EqualTo(truth.Entity.Ruc), truth.Code);
        Assert.That(found.Description, Is.EqualTo(string.Join(' ', truth.Description.Split(' ', StringSplitOptions.RemoveEmptyEntries))), truth.Code);
        Assert.That(found.Call, Is.EqualTo(truth.Call), truth.Code);
        Assert.That(found.ProcedureType, Is.EqualTo(truth.Procedure.Name), truth.Code);
        Assert.That(found.Published!.Value, Is.EqualTo(truth.Published).Within(TimeSpan.FromMinutes(1)), truth.Code);
        Assert.That(found.Deadline.At?.AddSeconds(-found.Deadline.At.Value.Second), Is.EqualTo(truth.Deadline), truth.Code);
        Assert.That(found.Amount.State.ToString(), Is.EqualTo(truth.Amount.State.ToString()), truth.Code);
        Assert.That(found.Amount.Value, Is.EqualTo(truth.Amount.Value), truth.Code);
        Assert.That(found.Classifications.Select(code => code.Id), Is.EquivalentTo(truth.Items.Select(item => item.Cubso).OfType<string>().Distinct()), truth.Code);
        Assert.That(found.SmeReserved, Is.EqualTo(truth.ReservedForSmallFirms), truth.Code);
        Assert.That(found.Regions.Single().Basis == RegionBasis.PlaceOfExecution, Is.EqualTo(truth.PlaceShown), truth.Code);
        if (found.Regions[0].Basis == RegionBasis.PlaceOfExecution)
            Assert.That(found.Regions[0].Code, Is.EqualTo("PE-" + truth.Place.Ubigeo), truth.Code);
        else if (found.Regions[0].Basis == RegionBasis.Text)
            Assert.That("PE-" + truth.Place.Ubigeo, Does.StartWith(found.Regions[0].Code), truth.Code);
        Assert.That(found.Documents, Has.Count.EqualTo(1), truth.Code);
        Assert.That(found.Url, Does.EndWith($"/convocatorias/{truth.Id}"), truth.Code);
    });

    private Task<Reading.Pass> PassAsync(MadeUpPublisher publisher, string source) =>
        Reading.PassAsync(new SourceWalk(new PassRequests(fetcher, known: null), TimeProvider.System, publisher.Address), Reading.Shipped(source));
}
