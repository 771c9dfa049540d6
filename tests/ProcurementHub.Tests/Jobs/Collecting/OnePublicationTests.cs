using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Two sources that bring documents of one publication have one set of notices.</summary>
public sealed class OnePublicationTests
{
    private const string Release = """
        {"ocid": "ocds-dgv273-seacev3-1", "id": "1", "date": "DATE", "tag": ["planning", "tender"],
         "buyer": {"id": "PE-CONSUCODE-10", "name": "MUNICIPALIDAD DE PRUEBA"},
         "tender": {"id": "1", "title": "LP-ABR-1-2026-MP-1", "description": "TITLE", "mainProcurementCategory": "goods"}}
        """;

    [Test]
    public async Task Collect_MonthlyFileBehindTheApi_ChangesTheSameNotice()
    {
        await using var hub = await CollectingHub.OpenAsync();
        hub.Write("api.json", Of("2026-04-14T10:00:00-05:00", "LÁPICES"));
        await hub.CollectAsync("pe-oece");
        hub.Write("api.json", Of("2026-05-01T10:00:00-05:00", "LÁPICES Y CUADERNOS"));
        var month = await hub.CollectAsync("pe-oece-month");

        Assert.That((month.Source, month.New, month.Changed, month.Rejected), Is.EqualTo(("pe-oece-month", 0, 1, 0)));
        Assert.That((await hub.StoredAsync()).Select(notice => notice.Key.ToString()), Is.EqualTo(new[] { "pe-oece/ocds-dgv273-seacev3-1" }));
        Assert.That((await hub.SourceAsync("pe-oece-month")).LastRun!.Outcome, Is.EqualTo(RunOutcome.Succeeded));
    }

    [Test]
    public async Task Collect_OlderMonthlyFile_IsNoNews()
    {
        await using var hub = await CollectingHub.OpenAsync();
        hub.Write("api.json", Of("2026-05-01T10:00:00-05:00", "LÁPICES Y CUADERNOS"));
        await hub.CollectAsync("pe-oece");
        hub.Write("api.json", Of("2026-04-14T10:00:00-05:00", "LÁPICES"));
        var month = await hub.CollectAsync("pe-oece-month");

        Assert.That((month.New, month.Changed), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Collect_MonthlyFileFirst_IsKeptUnderThePublication()
    {
        await using var hub = await CollectingHub.OpenAsync();
        hub.Write("api.json", Of("2026-05-01T10:00:00-05:00", "LÁPICES"));
        var month = await hub.CollectAsync("pe-oece-month");
        var api = await hub.CollectAsync("pe-oece");

        Assert.That((month.New, api.New, api.Changed), Is.EqualTo((1, 0, 0)));
    }

    [TestCase("noticesOf: nowhere", "nowhere")]
    [TestCase("noticesOf: pe-oece-month", "pe-oece-month")]
    [TestCase("noticesOf: cl-mercadopublico", "cl-mercadopublico")]
    public void Load_NoticesOfWhatIsNoPublicationOfTheKind_IsRefused(string line, string named)
    {
        var folder = Directory.CreateTempSubdirectory("hub-publication-");
        File.WriteAllText(Path.Combine(folder.FullName, "mine.yml"),
            $"id: xx-test\ntitle: {{ es: Prueba, en: Test }}\nzone: America/Lima\nreader: ocds\nkey: {{ from: ocid, called: ocid }}\n{line}\n");

        var catalog = SourceCatalog.Load(folder.FullName);
        folder.Delete(recursive: true);

        Assert.That(catalog.Find("xx-test"), Is.Null);
        Assert.That(catalog.Errors.Single().Message, Does.Contain($"'{named}' is not one"));
    }

    private static string Of(string date, string title) =>
        Release.Replace("DATE", date, StringComparison.Ordinal).Replace("TITLE", title, StringComparison.Ordinal);
}
