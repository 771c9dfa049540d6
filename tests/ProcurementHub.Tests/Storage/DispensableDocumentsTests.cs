using ProcurementHub.Core.Documents;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Tests.Storage;

/// <summary>Each test has a document of long ago that was overtaken by another, and one reason why its bytes stay.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class DispensableDocumentsTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Url = "https://portal.example/list?page=1", Other = "https://portal.example/list?page=2";
    private const byte Old = 7, Overtaking = 8;

    private DispensableDocuments Dispensable => new(Database);

    [SetUp]
    public Task SourceAsync() => DocumentAsync();

    [Test]
    public async Task List_OldBytesThatNothingRestsOn_AreDispensable()
    {
        await OvertakenAsync();

        Assert.That(await ListAsync(), Is.EqualTo(new[] { Old }));
    }

    [Test]
    public async Task List_LatestOfItsAddress_Stays()
    {
        await ReadAsync(Url, Old);
        Now = Now.AddDays(400);

        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task List_FetchedLastAfterTheLimit_Stays()
    {
        await OvertakenAsync();

        Assert.That(await ListAsync(before: Now.AddDays(-400)), Is.Empty);
    }

    [Test]
    public async Task List_SameBytesOfAnotherAddressFetchedLately_Stay()
    {
        await OvertakenAsync();
        await ReadAsync(Other, Old);
        Now = Now.AddMinutes(1);
        await ReadAsync(Other, Overtaking);

        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task List_WhatSomethingRestsOn_Stays()
    {
        List<DocumentBatch> reasons =
        [
            Batch() with { Notices = [Drafts.Notice("A-1")] },
            Batch() with { PlanLines = [Line()] },
            Batch() with { PlanPublications = [new(Source, "a.xlsx", new PlanPublication { Entity = Entity, Document = "a.xlsx" }, "row 2")] },
            Batch() with { ListedEntities = [new(Source, "1", new ListedEntity { Entity = Entity }, "line 1")] },
            Batch() with { Rejected = [new RejectedRecord("row 1", null, "no title", null)] },
        ];
        for (byte reason = 0; reason < reasons.Count; reason++)
        {
            var document = await ReadAsync($"{Url}{reason}", (byte)(20 + reason));
            await KeepAsync(reasons[reason] with { DocumentId = document });
        }

        await OvertakenAsync();
        for (var reason = 0; reason < reasons.Count; reason++)
            await ReadAsync($"{Url}{reason}", Overtaking);

        Assert.That(await ListAsync(), Is.EqualTo(new[] { Old }));
    }

    [TestCase(DocumentOutcome.Fetched)]
    [TestCase(DocumentOutcome.Rejected)]
    public async Task List_NotReadToItsEnd_Stays(DocumentOutcome outcome)
    {
        var document = (await RecordAsync(Fetched(Url, Old))).Id;
        if (outcome == DocumentOutcome.Rejected)
            await KeepAsync(Batch() with { DocumentId = document, Result = new DocumentResult { Outcome = outcome, Reason = "no landmark", ReaderVersion = "1" } });
        Now = Now.AddDays(400);
        await ReadAsync(Url, Overtaking);

        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task List_OfASourceOfPlansOrWithoutADefinition_Stays()
    {
        await OvertakenAsync();

        Assert.That(await ListAsync(sources: "pe-another"), Is.Empty);
    }

    [Test]
    public async Task List_NoticeVersionThatAnotherHasFollowed_StillRestsOnIt()
    {
        var first = await ReadAsync(Url, Old);
        await KeepAsync(Batch() with { DocumentId = first, Notices = [Drafts.Notice("A-1")] });
        Now = Now.AddDays(400);
        var second = await ReadAsync(Url, Overtaking);
        var moved = Drafts.Notice("A-1", content => content with { Title = "Otra cosa" });
        await KeepAsync(Batch() with { DocumentId = second, Notices = [moved] });
        Assert.That((await FindAsync("A-1")).Versions, Has.Count.EqualTo(2));

        Assert.That(await ListAsync(), Is.Empty);
    }

    [Test]
    public async Task Mark_ListedDocuments_KeepTheirRowsAndAreNamedNoMore()
    {
        var old = await OvertakenAsync();
        var listed = await Dispensable.ListAsync([Source], Now.AddDays(-365), None);

        Assert.That(await Dispensable.MarkAsync(listed, Now.AddDays(-365), Now, None), Is.EqualTo(1));
        Assert.That(await Dispensable.MarkAsync(listed, Now.AddDays(-365), Now, None), Is.Zero);
        Assert.That((await Documents.FindAsync(old, None))!.RemovedAt, Is.EqualTo(Now));
        Assert.That(await ListAsync(), Is.Empty);
        var named = await Dispensable.NamedAsync(None);
        Assert.That(new[] { Old, Overtaking }.Select(content => named.Contains(DispensableDocuments.KeyOf(Fetched(Url, content).Sha256))), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task Mark_DocumentThatCameInAgain_IsNotGivenUp()
    {
        var old = await OvertakenAsync();
        var listed = await Dispensable.ListAsync([Source], Now.AddDays(-365), None);
        await ReadAsync(Url, Old);

        Assert.That(await Dispensable.MarkAsync(listed, Now.AddDays(-365), Now, None), Is.Zero);
        Assert.That((await Documents.FindAsync(old, None))!.RemovedAt, Is.Null);
    }

    [Test]
    public async Task RecordFetched_GivenUpBefore_IsKeptAgain()
    {
        var old = await OvertakenAsync();
        await Dispensable.MarkAsync(await Dispensable.ListAsync([Source], Now.AddDays(-365), None), Now.AddDays(-365), Now, None);

        await ReadAsync(Url, Old);

        Assert.That((await Documents.FindAsync(old, None))!.RemovedAt, Is.Null);
    }

    /// <summary>A table that comes to point to documents must be thought of here.</summary>
    [Test]
    public void Everything_TablesThatPointToDocuments_AreThoughtOf() => Assert.That(
        SchemaText.TablesOf("Sqlite").Where(table => table.Value.Any(column => column.Name == "document_id")).Select(table => table.Key),
        Is.EquivalentTo(new[] { "notice_version", "plan_line", "plan_edition", "plan_publication", "listed_entity", "rejected_record", "document_diagnostic" }));

    /// <returns>The overtaken one.</returns>
    private async Task<long> OvertakenAsync()
    {
        var old = await ReadAsync(Url, Old);
        Now = Now.AddDays(400);
        await ReadAsync(Url, Overtaking);
        return old;
    }

    private async Task<long> ReadAsync(string url, byte content)
    {
        var document = await RecordAsync(Fetched(url, content));
        await KeepAsync(Batch() with { DocumentId = document.Id });
        return document.Id;
    }

    private async Task<byte[]> ListAsync(DateTimeOffset? before = null, string sources = Source) =>
        [.. (await Dispensable.ListAsync([sources], before ?? Now.AddDays(-365), None)).Select(document => document.Sha256[0])];

    private DocumentBatch Batch() => new() { SourceId = Source, DocumentId = 0, ObservedAt = Now, Result = Read() };

    private static EntityReference Entity { get; } = new("CO-NIT", "1", "Entidad");

    private static PlanLineDraft Line() => new(
        Source, "1", new PlanLineContent { Year = 2026, Title = "Combustible", Amount = Amount.Published(100, "PEN") }, SourceDate: null, Position: "line 1");
}
