using System.Text.Json;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>Records that a wrong definition could not read come back when it is mended, without the portal.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class RejectedRetryTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Early = "2026-03-15T12:00:00Z", Later = "2026-03-16T12:00:00Z", Last = "2026-03-17T12:00:00Z";


    [SetUp]
    public Task OpenAsync() => NewHubAsync();

    [Test]
    public async Task Retry_AfterTheDefinitionWasMended_RecoversWhatWasRejectedAndThenChangesNothing()
    {
        Define(title: "nombre");
        Write("code,name\nA-1,Lápices\nA-2,Sillas\n");
        (await RunAsync(Early, "collect", "xx-test", "--from", Hub.Folder("in"), "--json")).Expect(1);
        Directory.Delete(Hub.Folder("in"), recursive: true);
        var before = await SourceAsync();
        Define(title: "name");

        var retried = (await RunAsync(Later, "rejected", "retry", "--json")).Expect(0);
        var left = (await RunAsync(Later, "rejected")).Expect(0);
        var notices = (await RunAsync(Later, "export", "notices", "--format", "jsonl")).Expect(0);
        var again = (await RunAsync(Last, "rejected", "retry", "xx-test")).Expect(0);

        Assert.That((retried["documents"], retried["records"], retried["new"], retried["rejected"], retried["bytes"]), Is.EqualTo((1, 2, 2, 0, 0)));
        Assert.That(left.Output, Does.Contain("Nothing is rejected."));
        Assert.That(notices.Rows.Select(row => row.GetProperty("title").GetString()), Is.EquivalentTo(new[] { "Lápices", "Sillas" }));
        Assert.That(again.Output, Does.Contain("Nothing is rejected."));
        Assert.That(await SourceAsync(), Is.EqualTo(before), "the portal was not visited");
        var evidence = (await RunAsync(Last, "evidence", "xx-test/A-1", "--json")).Expect(0).Row;
        Assert.That(evidence.GetProperty("lastFetched").GetDateTimeOffset().Day, Is.EqualTo(15));
    }

    [Test]
    public async Task Retry_OfAnOldDocument_DoesNotOverruleWhatCameLater()
    {
        Define(title: "name");
        Write("code,name\nA-1,Lápices viejos\nA-2,\n");
        (await RunAsync(Early, "collect", "xx-test", "--from", Hub.Folder("in"))).Expect(0);
        Write("code,name\nA-1,Lápices nuevos\n");
        (await RunAsync(Later, "collect", "xx-test", "--from", Hub.Folder("in"))).Expect(0);
        Define(title: "code");

        var retried = (await RunAsync(Last, "rejected", "retry", "xx-test", "--json")).Expect(0);
        var notices = (await RunAsync(Last, "export", "notices", "--format", "jsonl")).Expect(0);

        Assert.That((retried["new"], retried["changed"], retried["unchanged"]), Is.EqualTo((1, 0, 1)));
        Assert.That(notices.Rows.Select(row => row.GetProperty("title").GetString()), Is.EquivalentTo(new[] { "Lápices nuevos", "A-2" }));
    }

    [Test]
    public async Task Retry_OfOneRecord_ReadsItsDocumentAlone()
    {
        Define(title: "name");
        Write("code,name\nA-1,\n");
        Write("code,name\nB-1,\n", "other.csv");
        await RunAsync(Early, "collect", "xx-test", "--from", Hub.Folder("in"));
        Define(title: "code");

        var retried = (await RunAsync(Later, "rejected", "retry", "xx-test", "B-1", "--json")).Expect(0);

        Assert.That((retried["documents"], retried["new"]), Is.EqualTo((1, 1)));
        Assert.That((await RunAsync(Later, "rejected", "retry", "xx-test", "B-1")).Expect(1).Errors, Does.Contain("No record or document 'B-1'"));
        Assert.That((await RunAsync(Later, "rejected", "--json")).Expect(0).Row.GetProperty("exampleDocument").GetString(), Is.EqualTo("rows.csv"));
    }

    [TestCase(false, 1)]
    [TestCase(true, 0)]
    public async Task Retry_OfHistory_IsNobodysNews(bool isBackfill, int pending)
    {
        Define(title: "nombre");
        Write("code,name\nA-1,Lápices\n");
        await RunAsync(Early, [.. new[] { "collect", "xx-test", "--from", Hub.Folder("in") }, .. isBackfill ? ["--backfill"] : Array.Empty<string>()]);
        Define(title: "name");

        Assert.That((await RunAsync(Later, "rejected", "retry", "--json")).Expect(0)["new"], Is.EqualTo(1));
        Assert.That((await RunAsync(Last, "match", "--json")).Expect(0)["versions"], Is.EqualTo(pending));
        Assert.That((await RunAsync(Last, "match", "--json")).Expect(0)["versions"], Is.Zero);
    }

    [Test]
    public async Task Retry_WithoutTheEvidence_NamesTheDocument()
    {
        Define(title: "nombre");
        Write("code,name\nA-1,Lápices\n");
        await RunAsync(Early, "collect", "xx-test", "--from", Hub.Folder("in"));
        Directory.Delete(Path.Combine(Hub.Data, "evidence"), recursive: true);

        var retried = (await RunAsync(Later, "rejected", "retry", "--json")).Expect(1);

        var failure = retried.Row.GetProperty("failures")[0];
        Assert.That(failure.GetProperty("document").GetString(), Is.EqualTo("rows.csv"));
        Assert.That((await RunAsync(Later, "rejected")).Output, Does.Contain("xx-test"), "it is still listed");
    }

    private Task<HubRun> RunAsync(string now, params string[] arguments) =>
        Hub.RunAsync([.. arguments, "--now", now, "--set", $"Sources:Directory={Hub.Folder("definitions")}"]);

    private async Task<string> SourceAsync()
    {
        var rows = (await RunAsync(Last, "sources", "--json")).Expect(0).Rows;
        return JsonSerializer.Serialize(rows.Single(row => row.GetProperty("source").GetString() == "xx-test"));
    }

    private void Define(string title) => File.WriteAllText(
        Path.Combine(Hub.Folder("definitions"), "test.yml"),
        $"id: xx-test\ntitle: {{ es: Prueba, en: Test }}\nzone: America/Lima\nreader: csv\nfields:\n  nativeId: {{ column: code }}\n  title: {{ column: {title} }}\n");

    private void Write(string rows, string name = "rows.csv") => File.WriteAllText(Path.Combine(Hub.Folder("in"), name), rows);
}
