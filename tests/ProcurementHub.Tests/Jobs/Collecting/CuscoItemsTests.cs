using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>
/// The items that lie beside the tables of small purchases: 250 rows of 138 purchases, of which the tables know 104.
/// What must come of them was counted from the files by another program.
/// </summary>
public sealed class CuscoItemsTests
{
    private const string Source = "pe-menores-cusco";
    private const string Items = "items_120_3acbff7.csv";
    private const string Earlier = "contrataciones_020_2026-08-10T1341_0be0d86.csv";
    private const string Later = "contrataciones_060_2026-08-14T2138_09e10c5.csv";

    private CollectingHub hub = null!;

    [SetUp]
    public async Task OpenAsync() => hub = await CollectingHub.OpenAsync();

    [TearDown]
    public ValueTask CloseAsync() => hub.DisposeAsync();

    [Test]
    public async Task WholeFolder_InOnePass_GivesTheNoticesOfTheTablesTheirItems()
    {
        var pass = await hub.CollectAsync(Source, SharedData.Path("cusco-small-purchases"));

        Assert.That((pass.Outcome, pass.Documents, pass.Records), Is.EqualTo((RunOutcome.Succeeded, 5, 214 + 145 + 132 + 250)));
        Assert.That((pass.New, pass.Changed, pass.Rejected), Is.EqualTo((239, 18 + 6 + 104, 99)));
        Assert.That(pass.Findings.Select(finding => (finding.Count, finding.Reason)), Is.EqualTo(new[] { (99, "is an item of a notice that is not known") }));
        var notices = await hub.StoredAsync();
        Assert.That(notices, Has.Count.EqualTo(239));
        Assert.That(notices.Count(notice => notice.Content.Classifications.Count > 0), Is.EqualTo(104));
        Assert.That(notices.Sum(notice => notice.Content.Classifications.Count), Is.EqualTo(137), "each code once, though several items have it");
        Assert.That(notices.SelectMany(notice => notice.Content.Classifications), Is.All.Matches<ClassificationCode>(
            code => code is { Scheme: "CUBSO", Id.Length: 16, Description.Length: > 0 }));
    }

    [Test]
    public async Task Items_AreEnrichmentThatNobodyIsToldOf_AndTellTheSectors()
    {
        await TakeAsync(Earlier);
        await TakeAsync(Items);

        var history = (await hub.Notices.FindAsync(new NoticeKey(Source, "84512"), CancellationToken.None))!;

        Assert.That(history.Notice.Content.Classifications, Is.EqualTo(new[]
        {
            new ClassificationCode("CUBSO", "8111230600337652", "SERVICIO DE MANTENIMIENTO CORRECTIVO DE IMPRESORA MULTIFUNCIONAL"),
            new ClassificationCode("CUBSO", "8111230700385661", "SERVICIO DE MANTENIMIENTO CORRECTIVO DE COMPUTADORA PERSONAL DE ESCRITORIO"),
        }));
        Assert.That(history.Versions.Select(version => (version.Number, version.AlertKind, version.Position)),
            Is.EqualTo(new[] { (2, AlertKind.None, "line 2"), (1, AlertKind.New, history.Versions[1].Position) }));
        Assert.That(history.Versions[0].Changes.Select(change => change.Kind), Is.All.EqualTo(ChangeKind.Enrichment));
        Assert.That(history.Notice.Content.Sectors.Select(sector => sector.From), Is.Not.Empty.And.All.StartsWith("CUBSO "));
        var waiting = await hub.Pending.ListAsync(1000, CancellationToken.None);
        Assert.That(waiting, Has.Count.EqualTo(214), "only the new ones");
        Assert.That(waiting.Single(version => version.NativeId == "84512").Content.Classifications, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task ItemsOfNoticesThatAreNotKnown_AreTriedAgainWithEachPass()
    {
        var first = await TakeAsync(Earlier, Items);
        var second = await TakeAsync(Later);

        Assert.That((first.Changed, first.Rejected), Is.EqualTo((97, 250 - 143)));
        // Of the purchases that are new in the later table, seven have eight of the rows that nobody could place before.
        Assert.That(second.Rejected, Is.EqualTo(first.Rejected - 8));
        var notices = (await hub.StoredAsync()).ToDictionary(notice => notice.NativeId);
        Assert.That(notices.Values.Count(notice => notice.Content.Classifications.Count > 0), Is.EqualTo(97 + 7));
        Assert.That(ItemRows().Where(notices.ContainsKey).Distinct().Count(), Is.EqualTo(97 + 7));
    }

    [Test]
    public async Task TableThatIsReadLater_TakesNoItemAway()
    {
        await TakeAsync(Earlier, Items);
        var before = Codes(await hub.StoredAsync());

        await TakeAsync(Later);

        var after = Codes(await hub.StoredAsync());
        Assert.That(before.Where(notice => notice.Value.Length > 0).Select(notice => (notice.Key, after[notice.Key])),
            Is.EqualTo(before.Where(notice => notice.Value.Length > 0).Select(notice => (notice.Key, notice.Value))));
    }

    [Test]
    public async Task WholeFolder_ReadAgainByAnotherReader_ChangesNothing()
    {
        var folder = SharedData.Path("cusco-small-purchases");
        await hub.CollectAsync(Source, folder);
        var before = (await hub.StoredAsync()).Select(notice => (notice.NativeId, notice.Version)).ToList();

        var definition = SourceCatalog.Load().Find(Source)! with { Fingerprint = "another" };
        var pass = await hub.Collector.CollectAsync(new(definition) { From = folder }, null, CancellationToken.None);

        Assert.That((pass.New, pass.Changed, pass.Rejected), Is.EqualTo((0, 0, 99)));
        Assert.That((await hub.StoredAsync()).Select(notice => (notice.NativeId, notice.Version)), Is.EqualTo(before));
    }

    [Test]
    public async Task ItemsAlone_AreAFailureThatSaysWhy()
    {
        var pass = await TakeAsync(Items);

        Assert.That((pass.Outcome, pass.Rejected, (await hub.StoredAsync()).Count), Is.EqualTo((RunOutcome.Failed, 250, 0)));
        Assert.That(pass.Failures.Single().Reason, Is.EqualTo("Nothing in it could be kept: is an item of a notice that is not known."));
    }

    private static Dictionary<string, string> Codes(IEnumerable<StoredNotice> notices) => notices.ToDictionary(
        notice => notice.NativeId, notice => string.Join(' ', notice.Content.Classifications.Select(code => code.Id)));

    /// <summary>The purchase of each row.</summary>
    private static IEnumerable<string> ItemRows() => File.ReadAllLines(SharedData.Path("cusco-small-purchases", Items))
        .Skip(1).Where(line => line.Length > 5 && char.IsAsciiDigit(line[0]) && line[5] == ',').Select(line => line[..5]);

    private Task<CollectSummary> TakeAsync(params string[] files)
    {
        foreach (var file in files)
            hub.Write(file, File.ReadAllBytes(SharedData.Path("cusco-small-purchases", file)));
        hub.Now = hub.Now.AddDays(1);
        return hub.CollectAsync(Source);
    }
}
