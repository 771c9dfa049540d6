using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Tests.Storage;

/// <summary>Items that come to notices of which other documents tell.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ItemStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Items_OfAKnownNotice_AddTheirCodesAndAreNobodysNews()
    {
        await SaveAsync(Bare("A-1"));

        var result = await KeepAsync(await ItemsAsync(Item("A-1", "8512160100226548"), Item("A-1", "1510150500233280"), Item("A-1", "8512160100226548")));

        Assert.That((result.New, result.Changed, result.Unchanged), Is.EqualTo((0, 1, 2)));
        var history = await FindAsync("A-1");
        Assert.That(history.Versions.Select(version => (version.Number, version.AlertKind)), Is.EqualTo(new[] { (2, AlertKind.None), (1, AlertKind.New) }));
        Assert.That(history.Versions[0].Changes.Select(change => (change.Field, change.Kind)), Is.EquivalentTo(new[]
        {
            (NoticeField.Classifications, ChangeKind.Enrichment), (NoticeField.Sectors, ChangeKind.Enrichment),
        }));
        Assert.That(history.Notice.Content.Classifications.Select(code => code.Id), Is.EqualTo(new[] { "8512160100226548", "1510150500233280" }));
        Assert.That(history.Notice.Content.Sectors.Select(sector => sector.Sector), Is.EquivalentTo(new[] { "medical", "energy" }));
        Assert.That((await Pending.ListAsync(10, None)).Single().Content.Classifications, Has.Count.EqualTo(2), "the first version is matched with them");
    }

    [Test]
    public async Task Items_ToldAgain_ChangeNothing()
    {
        await SaveAsync(Bare("A-1"));
        await KeepAsync(await ItemsAsync(Item("A-1", "8512160100226548")));

        var result = await KeepAsync(await ItemsAsync(Item("A-1", "8512160100226548")));

        Assert.That((result.Changed, result.Unchanged, (await FindAsync("A-1")).Notice.Version), Is.EqualTo((0, 1, 2)));
    }

    [Test]
    public async Task Items_OfAnOldDocumentThatIsReadAgain_ComeToTheNoticeAllTheSame()
    {
        await SaveAsync(Bare("A-1"));

        var result = await KeepAsync(await ItemsAsync(Item("A-1", "8512160100226548")) with { OnlyNews = true });

        Assert.That((result.Changed, (await FindAsync("A-1")).Notice.Content.Classifications.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task NoticeToldAnew_KeepsItsItems_AndMoreMayCome()
    {
        await SaveAsync(Bare("A-1"));
        await KeepAsync(await ItemsAsync(Item("A-1", "8512160100226548")));
        await SaveAsync(Bare("A-1", content => content with { Status = NoticeStatus.Closed }));
        await KeepAsync(await ItemsAsync(Item("A-1", "1510150500233280")));

        var notice = (await FindAsync("A-1")).Notice;

        Assert.That((notice.Version, notice.Status), Is.EqualTo((4, NoticeStatus.Closed)));
        Assert.That(notice.Content.Classifications.Select(code => code.Id), Is.EqualTo(new[] { "8512160100226548", "1510150500233280" }));
    }

    [Test]
    public async Task StatementThatWasOverruledBeforeTheItemsCame_ReadAgain_IsNoNewsStill()
    {
        var (first, second) = (Bare("A-1", sourceDate: Drafts.Day(1)), Bare("A-1", content => content with { Url = "https://portal.example/2" }, Drafts.Day(1)));
        await SaveAsync(first);
        await SaveAsync(second);
        await KeepAsync(await ItemsAsync(Item("A-1", "8512160100226548")));

        await SaveAsync(first);
        await SaveAsync(second);

        var notice = (await FindAsync("A-1")).Notice;
        Assert.That((notice.Version, notice.Url), Is.EqualTo((3, "https://portal.example/2")));
    }

    [Test]
    public async Task Known_NamesTheNoticesThatThereAre()
    {
        await SaveAsync(Bare("A-1"), Bare("A-2"));

        Assert.That(await Notices.KnownAsync(Source, ["A-2", "A-3", "A-2", "a-1"], None), Is.EquivalentTo(new[] { "A-2" }));
        Assert.That(await Notices.KnownAsync("pe-other", ["A-2"], None), Is.Empty);
    }

    [Test]
    public async Task NewNotice_WhilePassesThatEndWithItemsAreUnderWay_WaitsForTheirEnd()
    {
        await SaveAsync(Bare("A-1"));

        Assert.That(await Pending.ListAsync(10, [Source], Now.AddMinutes(-2), None), Is.Empty);
        Assert.That(await Pending.ListAsync(10, ["pe-other"], Now.AddMinutes(-2), None), Has.Count.EqualTo(1));
        Assert.That(await Pending.ListAsync(10, [Source], Now.AddSeconds(1), None), Has.Count.EqualTo(1), "no sign of life since then");
    }

    private async Task<DocumentBatch> ItemsAsync(params ItemDraft[] items) =>
        new() { SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now, Items = items };

    private static ItemDraft Item(string nativeId, string code) =>
        new(new NoticeKey(Source, nativeId), [new ClassificationCode("CUBSO", code, "As the catalogue calls it")], "line 7");

    private static NoticeDraft Bare(string nativeId, Func<NoticeContent, NoticeContent>? but = null, DateTimeOffset? sourceDate = null) =>
        Drafts.Notice(nativeId, content => (but ?? (same => same))(content with { Classifications = [], Sectors = [] }), sourceDate) with { LeavesItems = true };
}
