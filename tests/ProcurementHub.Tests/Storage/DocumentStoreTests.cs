using ProcurementHub.Core.Documents;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class DocumentStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Url = "https://portal.example/list?page=1";

    [SetUp]
    public async Task SourceAsync() => await DocumentAsync();

    [Test]
    public async Task RecordFetched_ReadToItsEndBefore_IsKnownWithItsCounts()
    {
        var first = await RecordAsync(Fetched(Url, 7));
        await FinishAsync(first.Id, Read(records: 15));
        Now = Now.AddHours(1);

        var again = await RecordAsync(Fetched(Url, 7));

        Assert.That((first.IsKnown, again.IsKnown), Is.EqualTo((false, true)));
        Assert.That((again.Id, again.Records, again.LastFetchedAt, again.FirstFetchedAt),
            Is.EqualTo((first.Id, 15, Now, Now.AddHours(-1))));
    }

    [Test]
    public async Task RecordFetched_NotReadToItsEnd_MustBeRead()
    {
        await RecordAsync(Fetched(Url, 7));

        Assert.That((await RecordAsync(Fetched(Url, 7))).IsKnown, Is.False);
    }

    [Test]
    public async Task RecordFetched_ReadByAnOlderReader_MustBeReadAgain()
    {
        var first = await RecordAsync(Fetched(Url, 7));
        await FinishAsync(first.Id, Read());

        Assert.That((await RecordAsync(Fetched(Url, 7, "csv/2"))).IsKnown, Is.False);
    }

    [Test]
    public async Task RecordFetched_ContentThatCameBack_MustBeRead()
    {
        foreach (var content in new byte[] { 7, 8 })
        {
            var document = await RecordAsync(Fetched(Url, content));
            await FinishAsync(document.Id, Read());
            Now = Now.AddHours(1);
        }

        Assert.That((await RecordAsync(Fetched(Url, 7))).IsKnown, Is.False);
    }

    [Test]
    public async Task RecordFetched_SameContentElsewhere_IsAnotherDocument()
    {
        var first = await RecordAsync(Fetched(Url, 7));

        Assert.That((await RecordAsync(Fetched(Url + "2", 7))).Id, Is.Not.EqualTo(first.Id));
    }

    [Test]
    public async Task RecordFetched_HeadersAndPlace_StayThoseOfTheAnswerThatBroughtTheBytes()
    {
        KeyValuePair<string, string>[] headers = [new("Content-Type", "text/html; charset=utf-8"), new("Date", "Tue, 28 Jul 2026 14:30:00 GMT")];
        KeyValuePair<string, string>[] known = [new("nativeId", "A: 1")];
        var document = Fetched(Url, 7) with { FinalUrl = "https://cdn.portal.example/1", Headers = headers, Known = known };
        await RecordAsync(document);

        Now = Now.AddHours(1);
        await RecordAsync(document with { Headers = [], HttpStatus = null, At = Now });

        var kept = (await Documents.FindAsync(Source, Url, document.Sha256, None))!;
        Assert.That((kept.FinalUrl, kept.HttpStatus), Is.EqualTo(("https://cdn.portal.example/1", (int?)200)));
        Assert.That(kept.Headers, Is.EqualTo(headers));
        Assert.That(kept.Known, Is.EqualTo(known));
        Assert.That((await Documents.FindAsync(await DocumentAsync(), None))!.Headers, Is.Empty);
        Assert.That(await Documents.YoungestAsync(Source, None), Is.EqualTo(kept.Id));
    }

    [Test]
    public async Task PreviousRecords_TellsWhatTheAddressGaveBefore()
    {
        var first = await RecordAsync(Fetched(Url, 7));
        await FinishAsync(first.Id, Read(records: 15));
        Now = Now.AddHours(1);
        var empty = await RecordAsync(Fetched(Url, 8));

        Assert.That(await Documents.PreviousRecordsAsync(Source, Url, empty.Id, None), Is.EqualTo(15));
        Assert.That(await Documents.PreviousRecordsAsync(Source, Url, first.Id, None), Is.Null);
    }

    [Test]
    public async Task Finish_Rejected_KeepsReasonAndDiagnostics()
    {
        var document = await RecordAsync(Fetched(Url, 7));
        var diagnostic = new DiagnosticCount
        {
            Field = "deadline", Reason = "is not a date", Occurrences = 3, ExamplePosition = "row 4", ExampleText = "pronto",
        };

        await FinishAsync(document.Id, new DocumentResult
        {
            Outcome = DocumentOutcome.Rejected, Reason = "landmark absent", ReaderVersion = "csv/1", Diagnostics = [diagnostic],
        });

        var kept = await Documents.LatestAsync(Source, Url, None);
        Assert.That((kept!.Outcome, kept.Reason), Is.EqualTo((DocumentOutcome.Rejected, "landmark absent")));
        Assert.That(await Documents.DiagnosticsAsync(document.Id, None), Is.EqualTo(new[] { diagnostic }));
    }

    [Test]
    public async Task Save_LastBatch_ClosesTheDocumentAndDropsWhatIsReadableNow()
    {
        var rejected = new RejectedStore(Database);
        await SaveRejectedAsync(new RejectedRecord("row 1", null, "no title", "<tr/>"), new RejectedRecord("row 2", "A-2", "no id", null));
        var first = await rejected.ListAsync(Source, 0, 10, None);
        Now = Now.AddHours(1);

        await SaveRejectedAsync(new RejectedRecord("row 2", "A-2", "no id at all", null));

        var second = (await rejected.ListAsync(null, 0, 10, None)).Single();
        Assert.That(first, Has.Count.EqualTo(2));
        Assert.That((second.Position, second.Reason, second.FirstSeenAt, second.LastSeenAt),
            Is.EqualTo(("row 2", "no id at all", Now.AddHours(-1), Now)));
        Assert.That((await Documents.FindAsync(await DocumentAsync(), None))!.Outcome, Is.EqualTo(DocumentOutcome.Read));
    }

    [Test]
    public async Task Reasons_OfRecordsAndDocuments_AreCountedApart()
    {
        var rejected = new RejectedStore(Database);
        await SaveRejectedAsync(
            new RejectedRecord("row 1", null, "no title", null), new RejectedRecord("row 2", null, "no title", null), new RejectedRecord("row 3", null, "no id", null));
        var broken = await RecordAsync(Fetched("https://portal.example/other", 9));
        await FinishAsync(broken.Id, new DocumentResult { Outcome = DocumentOutcome.Rejected, Reason = "no landmark", ReaderVersion = "1" });

        var reasons = await rejected.ReasonsAsync(Source, None);

        Assert.That(reasons.Select(reason => (reason.IsDocument, reason.Reason, reason.Occurrences)),
            Is.EqualTo(new[] { (true, "no landmark", 1), (false, "no title", 2), (false, "no id", 1) }));
        Assert.That(reasons[0].DocumentId, Is.EqualTo(broken.Id));
        Assert.That(await rejected.ReasonsAsync("another", None), Is.Empty);
        Assert.That(await rejected.DocumentsToRetryAsync(Source, null, None), Is.EquivalentTo(new[] { broken.Id, await DocumentAsync() }));
    }

    [Test]
    public async Task DocumentsToRetry_OfOneAddressOrRecord_AreThoseAlone()
    {
        var rejected = new RejectedStore(Database);
        await SaveRejectedAsync(new RejectedRecord("row 1", "A-1", "no title", null));
        var broken = await RecordAsync(Fetched(Url, 9));
        await FinishAsync(broken.Id, new DocumentResult { Outcome = DocumentOutcome.Rejected, Reason = "no landmark", ReaderVersion = "1" });

        Assert.That(await rejected.DocumentsToRetryAsync(Source, Url, None), Is.EqualTo(new[] { broken.Id }));
        Assert.That(await rejected.DocumentsToRetryAsync(Source, "A-1", None), Is.EqualTo(new[] { await DocumentAsync() }));
        Assert.That(await rejected.DocumentsToRetryAsync(Source, "A-2", None), Is.Empty);
    }

    private async Task SaveRejectedAsync(params RejectedRecord[] records) => await KeepAsync(
        new DocumentBatch
        {
            SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now, Rejected = records, Result = Read(),
        });

    private async Task FinishAsync(long documentId, DocumentResult result) => await KeepAsync(
        new DocumentBatch { SourceId = Source, DocumentId = documentId, ObservedAt = Now, Result = result });
}
