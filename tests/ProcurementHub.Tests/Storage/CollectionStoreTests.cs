using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class CollectionStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Save_NewNotices_KeepsRowContentAndFacets()
    {
        var draft = Drafts.Notice("A-1");

        var result = await SaveAsync(draft, Drafts.Notice("A-2"));

        var (notice, versions) = await FindAsync("A-1");
        Assert.Multiple(() =>
        {
            Assert.That((result.New, result.Changed, result.Unchanged), Is.EqualTo((2, 0, 0)));
            Assert.That(NoticeJson.Write(notice.Content), Is.EqualTo(NoticeJson.Write(draft.Content)));
            Assert.That(notice.DeadlineAt, Is.EqualTo(Drafts.Day(12, 17)));
            Assert.That(notice.FirstDeadlineAt, Is.EqualTo(Drafts.Day(12, 17)));
            Assert.That(notice.AmountCents, Is.EqualTo(3410051));
            Assert.That(notice.ObservedAt, Is.EqualTo(Now));
            Assert.That(notice.EntityId, Is.Not.Null);
            Assert.That(versions, Has.Count.EqualTo(1));
            Assert.That(versions[0].AlertKind, Is.EqualTo(AlertKind.New));
            Assert.That(versions[0].Position, Is.EqualTo("row A-1"));
        });
        var listed = (await Notices.ListAsync(NoticeFilter.All, 0, 10, None)).Single(row => row.NativeId == "A-1");
        Assert.That((listed.Regions.Single(), listed.Sectors.Single()), Is.EqualTo(("PE-CUS", "fuel")));
    }

    [Test]
    public async Task Save_TheSameAgain_ChangesNothing()
    {
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));
        Now = Now.AddDays(1);

        var result = await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));

        var (notice, versions) = await FindAsync("A-1");
        Assert.Multiple(() =>
        {
            Assert.That((result.New, result.Changed, result.Unchanged), Is.EqualTo((0, 0, 2)));
            Assert.That(notice.ObservedAt, Is.EqualTo(Now.AddDays(-1)));
            Assert.That(versions, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Save_MovedDeadline_AddsAVersionWithATypedChange()
    {
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));
        Now = Now.AddHours(1);

        var result = await SaveAsync(Moved("A-1", 19), Drafts.Notice("A-2"), Drafts.Notice("A-3"));

        var (notice, versions) = await FindAsync("A-1");
        Assert.Multiple(() =>
        {
            Assert.That((result.New, result.Changed, result.Unchanged), Is.EqualTo((1, 1, 1)));
            Assert.That(notice.Version, Is.EqualTo(2));
            Assert.That(notice.DeadlineAt, Is.EqualTo(Drafts.Day(19)));
            Assert.That(notice.FirstDeadlineAt, Is.EqualTo(Drafts.Day(12, 17)), "the first promise stays");
            Assert.That(notice.ObservedAt, Is.EqualTo(Now));
            Assert.That(versions.Select(version => version.Number), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(versions[0].AlertKind, Is.EqualTo(AlertKind.Changed));
            Assert.That(versions[0].Changes.Single(), Is.EqualTo(new NoticeChange(NoticeField.Deadline, ChangeKind.AlertWorthy,
                "2026-08-12T17:00:00-05:00", "2026-08-19T10:00:00-05:00")));
        });
    }

    [Test]
    public async Task Save_DeadlineThatComesLater_IsTheFirstDeadline()
    {
        await SaveAsync(Drafts.Notice("A-1", content => content with { Deadline = Deadline.NotInSource }));

        await SaveAsync(Drafts.Notice("A-1"));

        Assert.That((await FindAsync("A-1")).Notice.FirstDeadlineAt, Is.EqualTo(Drafts.Day(12, 17)));
    }

    [Test]
    public async Task Save_ChangedPlaces_ReplacesThem()
    {
        await SaveAsync(Drafts.Notice("A-1"));

        await SaveAsync(Drafts.Notice("A-1", content => content with
        {
            Regions = [new PlaceOfExecution("PE-ARE", RegionBasis.PlaceOfExecution), new PlaceOfExecution("PE-PUN", RegionBasis.Text)],
            Sectors = [],
        }));

        var listed = (await Notices.ListAsync(NoticeFilter.All, 0, 10, None)).Single();
        Assert.That(listed.Regions, Is.EqualTo(new[] { "PE-ARE", "PE-PUN" }));
        Assert.That(listed.Sectors, Is.Empty);
    }

    [Test]
    public async Task Save_PartialDraft_EnrichesAndDoesNotErase()
    {
        await SaveAsync(Drafts.Notice("A-1", content => content with { Url = null }));

        var unchanged = await SaveAsync(Drafts.Partial("A-1", "Adquisición de combustible"));
        var enriched = await SaveAsync(Drafts.Partial("A-1", "Adquisición de...", content => content with { Url = "https://portal.example/a1" }));
        var again = await SaveAsync(Drafts.Partial("A-1", "Adquisición de...", content => content with { Url = "https://portal.example/a1" }));

        var (notice, versions) = await FindAsync("A-1");
        Assert.Multiple(() =>
        {
            Assert.That((unchanged.Changed, enriched.Changed, again.Changed), Is.EqualTo((0, 1, 0)));
            Assert.That(notice.Title, Is.EqualTo("Adquisición de combustible"));
            Assert.That(notice.Content.Url, Is.EqualTo("https://portal.example/a1"));
            Assert.That(notice.Content.Deadline.At, Is.EqualTo(Drafts.Day(12, 17)));
            Assert.That(versions[0].AlertKind, Is.EqualTo(AlertKind.None));
            Assert.That(versions[0].Changes.Single().Kind, Is.EqualTo(ChangeKind.Enrichment));
        });
    }

    [Test]
    public async Task Save_PartialAndWholeByTurns_SettlesOnOneContent()
    {
        var whole = Drafts.Notice("A-1");
        var row = Drafts.Partial("A-1", "Adquisición de comb...");
        await SaveAsync(whole);

        for (var pass = 0; pass < 3; pass++)
        {
            await SaveAsync(row);
            await SaveAsync(whole);
        }

        Assert.That((await FindAsync("A-1")).Versions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Save_OlderSourceDate_IsNoNews()
    {
        await SaveAsync(Drafts.Notice("A-1", sourceDate: Drafts.Day(5)));

        var older = await SaveAsync(Moved("A-1", 15) with { SourceDate = Drafts.Day(4) });
        var younger = await SaveAsync(Moved("A-1", 15) with { SourceDate = Drafts.Day(6) });

        Assert.That((older.Changed, older.Unchanged, younger.Changed), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public async Task Save_UnchangedWithAYoungerSourceDate_OutdatesWhatLiesBetween()
    {
        await SaveAsync(Drafts.Notice("A-1", sourceDate: Drafts.Day(5)));
        await SaveAsync(Drafts.Notice("A-1", sourceDate: Drafts.Day(9)));

        var between = await SaveAsync(Moved("A-1", 15) with { SourceDate = Drafts.Day(7) });

        Assert.That(between.Changed, Is.Zero);
    }

    [Test]
    public async Task Save_OldContentThatComesBack_IsAChange()
    {
        await SaveAsync(Drafts.Notice("A-1", sourceDate: Drafts.Day(1)));
        await SaveAsync(Moved("A-1", 15) with { SourceDate = Drafts.Day(3) });
        await SaveAsync(Drafts.Notice("A-1", sourceDate: Drafts.Day(2)));

        var back = await SaveAsync(Drafts.Notice("A-1", sourceDate: Drafts.Day(4)));

        Assert.That(back.Changed, Is.EqualTo(1));
        Assert.That((await FindAsync("A-1")).Notice.DeadlineAt, Is.EqualTo(Drafts.Day(12, 17)));
    }

    [Test]
    public async Task Save_RepeatsInOneBatch_KeepTheYoungestAndCountTheRestAsUnchanged()
    {
        var result = await SaveAsync(
            Moved("A-1", 19) with { SourceDate = Drafts.Day(8) },
            Drafts.Notice("A-1", sourceDate: Drafts.Day(2)),
            Drafts.Notice("A-2"),
            Drafts.Partial("A-2", "Adquisición...", content => content with { Description = "Diésel B5" }));

        Assert.That((result.New, result.Changed, result.Unchanged), Is.EqualTo((2, 0, 2)));
        Assert.That((await FindAsync("A-1")).Notice.DeadlineAt, Is.EqualTo(Drafts.Day(19)));
        var laidOver = (await FindAsync("A-2")).Notice.Content;
        Assert.That((laidOver.Title, laidOver.Description), Is.EqualTo(("Adquisición de combustible", "Diésel B5")));
    }

    [Test]
    public async Task Save_NativeIdsThatDifferByCase_AreTwoNotices()
    {
        await SaveAsync(Drafts.Notice("a-1"), Drafts.Notice("A-1"));

        Assert.That(await Notices.CountAsync(NoticeFilter.All, None), Is.EqualTo(2));
        Assert.That((await FindAsync("a-1")).Notice.NativeId, Is.EqualTo("a-1"));
    }

    [Test]
    public async Task Save_Backfill_QueuesNothing()
    {
        await SaveAsync(isBackfill: true, Drafts.Notice("A-1"));
        await SaveAsync(isBackfill: true, Moved("A-1", 19));

        Assert.That(await Pending.CountAsync(None), Is.Zero);
        Assert.That((await FindAsync("A-1")).Versions.Select(version => (version.IsBackfill, version.AlertKind)),
            Is.All.EqualTo((true, AlertKind.None)));
    }

    [Test]
    public async Task Save_NewAndAlertWorthy_AreQueuedWithTheirChanges()
    {
        await SaveAsync(Drafts.Notice("A-1"));
        await SaveAsync(Moved("A-1", 19));
        await SaveAsync(Moved("A-1", 19, "https://portal.example/elsewhere"));

        var queued = await Pending.ListAsync(10, None);

        Assert.That(queued.Select(version => (version.Number, version.AlertKind, version.Changes.Count)),
            Is.EquivalentTo(new[] { (1, AlertKind.New, 0), (2, AlertKind.Changed, 1) }));
        Assert.That(queued[0].Key, Is.EqualTo(new NoticeKey(Source, "A-1")));
        Assert.That(queued.Single(version => version.Number == 2).Content.Deadline.At, Is.EqualTo(Drafts.Day(19)));
    }

    [Test]
    public async Task Save_NewAndThenEnriched_IsQueuedOnceWithAllThatIsKnown()
    {
        await SaveAsync(Drafts.Notice("A-1", content => content with { Deadline = Deadline.NotInSource }));
        await SaveAsync(Moved("A-1", 19));

        var queued = (await Pending.ListAsync(10, None)).Single();

        Assert.That((queued.Number, queued.AlertKind), Is.EqualTo((1, AlertKind.New)));
        Assert.That(queued.Content.Deadline.At, Is.EqualTo(Drafts.Day(19)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Save_TwoStatementsUnderOneDate_LeavesTheOverruledOneOverruled(bool isPartial)
    {
        NoticeDraft[] statements =
        [
            Moved("A-1", 19) with { SourceDate = Drafts.Day(1) },
            Moved("A-1", 21) with { SourceDate = Drafts.Day(1), IsPartial = isPartial },
        ];
        foreach (var statement in statements)
            await SaveAsync(statement);

        var again = new List<int>();
        foreach (var statement in statements)
            again.Add((await SaveAsync(statement)).Changed);
        var later = await SaveAsync(statements[0] with { SourceDate = Drafts.Day(2) });

        Assert.That(again, Is.All.Zero);
        Assert.That(later.Changed, Is.EqualTo(1), "under a younger date the same words are news");
    }

    [Test]
    public async Task Save_BatchThatFails_LeavesNothing()
    {
        var batch = new DocumentBatch
        {
            SourceId = Source,
            DocumentId = await DocumentAsync(),
            ObservedAt = Now,
            Notices = [Drafts.Notice("A-1"), Drafts.Notice("A-2", content => content with { Title = null! })],
        };

        Assert.That(async () => await KeepAsync(batch), Throws.Exception);

        Assert.That(await Notices.CountAsync(NoticeFilter.All, None), Is.Zero);
        Assert.That(await new ProcurementHub.Storage.Entities.EntityStore(Database).CountAsync(None), Is.Zero);
    }

    [Test]
    public async Task Save_TheSameNoticesFromTwoWritersAtOnce_KeepsEachOnce()
    {
        await DocumentAsync();
        var drafts = Enumerable.Range(1, 200).Select(number => Drafts.Notice($"A-{number}")).ToArray();

        var results = await Task.WhenAll(Task.Run(() => SaveAsync(drafts)), Task.Run(() => SaveAsync(drafts)));

        Assert.That(results.Sum(result => result.New), Is.EqualTo(200));
        Assert.That(await Notices.CountAsync(NoticeFilter.All, None), Is.EqualTo(200));
    }

    [Test]
    public async Task Save_NativeIdTooLongForAKey_IsRejectedWithAReason()
    {
        var result = await SaveAsync(Drafts.Notice(new string('x', 401)), Drafts.Notice("A-1"));

        var rejected = await new RejectedStore(Database).ListAsync(Source, 0, 10, None);
        Assert.That((result.New, result.Rejected), Is.EqualTo((1, 1)));
        Assert.That(rejected.Single().Reason, Does.Contain("400"));
    }

    [Test]
    public async Task Save_OnlyNewsOfAnOldDocument_TakesTheUnknownAndWhatTheSourceDatesLater()
    {
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2", sourceDate: Drafts.Day(5)));
        Now = Now.AddDays(1);
        NoticeDraft[] drafts =
        [
            Moved("A-1", 19), Moved("A-1", 20) with { SourceDate = Drafts.Day(9) }, Moved("A-2", 19) with { SourceDate = Drafts.Day(5) }, Drafts.Notice("A-3"),
        ];

        var first = await SaveOnlyNewsAsync(drafts);
        var later = await SaveOnlyNewsAsync(Moved("A-2", 21) with { SourceDate = Drafts.Day(6) });
        var undated = await SaveAsync(Moved("A-1", 22) with { SourceDate = Drafts.Day(8) });

        Assert.That((first.New, first.Changed, first.Unchanged), Is.EqualTo((1, 0, 3)));
        Assert.That((await FindAsync("A-3")).Versions[0].AlertKind, Is.EqualTo(AlertKind.New), "what is recovered is news");
        Assert.That(later.Changed, Is.EqualTo(1));
        Assert.That((await FindAsync("A-2")).Notice.DeadlineAt, Is.EqualTo(Drafts.Day(21)));
        Assert.That(undated.Changed, Is.EqualTo(1), "what was not believed does not date what is kept");
    }

    [Test]
    public async Task Save_OnlyNewsInTwoBatchesOfOneReading_TakesWhatTheSecondTellsOfTheFirst()
    {
        await SaveAsync(Drafts.Notice("A-1"));
        Now = Now.AddDays(1);
        await SaveOnlyNewsAsync(Drafts.Notice("A-2"));

        var further = await SaveOnlyNewsAsync(Moved("A-1", 19), Moved("A-2", 19));

        Assert.That((further.Changed, further.Unchanged), Is.EqualTo((1, 1)));
        Assert.That((await FindAsync("A-2")).Notice.DeadlineAt, Is.EqualTo(Drafts.Day(19)));
    }

    private async Task<BatchResult> SaveOnlyNewsAsync(params NoticeDraft[] drafts) => await KeepAsync(
        new DocumentBatch { SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now, Notices = drafts, OnlyNews = true });

    private static NoticeDraft Moved(string nativeId, int day, string? url = null) =>
        Drafts.Notice(nativeId, content => content with
        {
            Deadline = new Deadline(Drafts.Day(day), DeadlineBasis.Schedule),
            Url = url ?? content.Url,
        });
}
