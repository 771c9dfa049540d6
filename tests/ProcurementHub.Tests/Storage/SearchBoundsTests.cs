using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Search;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SearchBoundsTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [SetUp]
    public Task FiveNoticesAsync() => SaveAsync(
        About("small", 1, content => content with { Amount = Amount.Published(1_000, "PEN"), SmeReserved = true }),
        About("large", 2, content => content with { Amount = Amount.Published(2_000_000, "PEN"), SmeReserved = false }),
        About("hidden", 3, content => content with { Amount = Amount.Hidden(), SmeReserved = null }),
        About("other", 4, content => content with { Entity = new EntityReference("PE-CONSUCODE", "7", "ESSALUD"), Amount = Amount.NotGiven, SmeReserved = true }),
        About("undated", null, content => content with { Amount = Amount.Published(1_000.01m, "USD"), SmeReserved = false }));

    [Test]
    public async Task Amounts_Bounded_LeaveOutOnlyWhatIsPublishedAndOutside()
    {
        Assert.That(await FindAsync(new SearchBounds { MinAmount = 1_000.01m }), Is.EqualTo("other hidden large undated"));
        Assert.That(await FindAsync(new SearchBounds { MaxAmount = 1_000 }), Is.EqualTo("other hidden small"));
        Assert.That(await FindAsync(new SearchBounds { MinAmount = 1_000, MaxAmount = decimal.MaxValue }), Is.EqualTo("other hidden large small undated"));
    }

    [Test]
    public async Task Publication_Bounded_LeavesOutWhatIsEarlierOrUnknown()
    {
        Assert.That(await FindAsync(new SearchBounds { PublishedSince = Drafts.Day(3) }), Is.EqualTo("other hidden"));
        Assert.That(await FindAsync(new SearchBounds { PublishedSince = Drafts.Day(30) }), Is.Empty);
        Assert.That(await FindAsync(new SearchBounds { PublishedSince = Drafts.Day(1).AddYears(-20) }), Is.EqualTo("other hidden large small"));
    }

    [Test]
    public async Task Closing_Bounded_EndsAtThatMoment()
    {
        var open = new SearchRequest { OpenAt = Drafts.Day(5), Take = 10 };

        Assert.That(await FindAsync(open with { Bounds = new SearchBounds { ClosingBy = Drafts.Day(12, 17) } }), Is.EqualTo("large small"));
        Assert.That(await FindAsync(open with { Bounds = new SearchBounds { ClosingBy = Drafts.Day(12, 16) } }), Is.EqualTo("small"));
        Assert.That(
            await FindAsync(open with { Order = SearchOrder.ClosingSoonest, Bounds = new SearchBounds { ClosingBy = Drafts.Day(13, 17) } }),
            Is.EqualTo("small large hidden"));
    }

    [Test]
    public async Task Reserved_Asked_FindsOnlyWhatTheSourceMarks() =>
        Assert.That(await FindAsync(new SearchBounds { OnlySmeReserved = true }), Is.EqualTo("other small"));

    [Test]
    public async Task Entity_AskedByAnyOfItsIdentifiers_FindsAllThatIsItsOwn()
    {
        await SaveAsync(About("ruc", 5, content => content with { Entity = new EntityReference("PE-RUC", "20131257750", "EsSalud") }));
        var bodies = new EntityBodies(Database);
        var entities = new EntityStore(Database);
        var (one, two) = ((await entities.FindAsync("PE-CONSUCODE", "7", None))!, (await entities.FindAsync("PE-RUC", "20131257750", None))!);
        await new EntityMerges(Database, TimeProvider.System).MergeAsync(one, two, "staff", "the same", None);

        var body = (await bodies.FindAsync(new EntityIdentifier("PE-RUC", "20131257750"), None))!;

        Assert.That(body.Identifiers, Is.EquivalentTo(new[] { one.Identifier, two.Identifier }));
        Assert.That(await FindAsync(new SearchBounds { EntityIds = body.Ids }), Is.EqualTo("ruc other"));
        Assert.That(await FindAsync(new SearchBounds { EntityIds = [-1] }), Is.Empty);
        Assert.That(await bodies.FindAsync(new EntityIdentifier("PE-RUC", "1"), None), Is.Null);
    }

    [Test]
    public async Task Sample_OfWhatWasFound_TellsHowItMayBeNarrowed()
    {
        using var search = new SearchStore(Database);

        var all = (await search.SearchAsync(new SearchRequest { Sampled = 10, Take = 10 }, None)).Sample;
        var some = (await search.SearchAsync(new SearchRequest { Sampled = 2, Take = 10 }, None)).Sample;
        var none = (await search.SearchAsync(new SearchRequest { Sampled = 10, Take = 2, Bounds = new SearchBounds { EntityIds = [-1] } }, None)).Sample;

        Assert.That((all.Notices.Count, all.IsAll, some.Notices.Count, some.IsAll), Is.EqualTo((5, true, 2, false)));
        Assert.That((none.Notices.Count, none.IsAll), Is.EqualTo((0, true)));
        Assert.That((all.Notices[0].Sectors, all.Notices[0].Regions, all.Notices[0].Status), Is.EqualTo((new[] { "fuel" }, new[] { "PE-CUS" }, NoticeStatus.Open)));
    }

    private Task<string> FindAsync(SearchBounds bounds) => FindAsync(new SearchRequest { Bounds = bounds, Take = 10 });

    private async Task<string> FindAsync(SearchRequest request)
    {
        using var search = new SearchStore(Database);
        return string.Join(' ', (await search.SearchAsync(request, None)).Notices.Select(notice => notice.NativeId));
    }

    private static NoticeDraft About(string nativeId, int? day, Func<NoticeContent, NoticeContent> but) => Drafts.Notice(nativeId, content => but(content with
    {
        Published = day is { } number ? Drafts.Day(number) : null,
        Deadline = new Deadline(Drafts.Day(10 + (day ?? 9), 17), DeadlineBasis.Schedule),
    }));
}
