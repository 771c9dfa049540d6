using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Html;

/// <summary>The saved pages of SEACE 3.0, by the definition that ships.</summary>
public sealed class SeacePublishedDataTests
{
    private static readonly TimeSpan lima = TimeSpan.FromHours(-5);

    [Test]
    public async Task Folder_ListsAndPartialAnswer_GiveEveryNoticeOnceAndNoLayoutRow()
    {
        var pass = await PassAsync();

        var listed = pass.Notices.Where(notice => notice.Position.StartsWith("row", StringComparison.Ordinal)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(pass.Documents, Has.Count.EqualTo(5));
            Assert.That(pass.Unread, Is.Empty);
            Assert.That(listed, Has.Count.EqualTo(33));
            Assert.That(listed.Select(notice => notice.Key).Distinct().Count(), Is.EqualTo(33));
            Assert.That(listed.Count(notice => notice.Content.Amount.State == AmountState.Hidden), Is.EqualTo(23));
            Assert.That(listed.Count(notice => notice is { IsPartial: true, Content: { Published: not null, Entity: not null, Call: > 0 } }), Is.EqualTo(33));
            Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
        });
        var placed = listed.Where(notice => notice.Content.Regions.Count > 0).Select(notice => notice.Content.Regions[0]).ToList();
        Assert.That(placed, Has.Count.EqualTo(24));
        Assert.That(placed.Count(place => RegionTree.Standard.Find(place.Code)!.Level == RegionLevel.District), Is.EqualTo(23));
        Assert.That(placed.Select(place => place.Basis), Is.All.EqualTo(RegionBasis.Text));
        Assert.That(listed.Where(notice => notice.Content.Title.EndsWith('…')), Is.Empty);
        var works = listed.Single(notice => notice.Content.ProcedureCode == "LP-ABR-3-2026-MDCC-1").Content;
        Assert.That((works.Category, works.Amount, works.Published), Is.EqualTo(
            (ProcurementCategory.Works, Amount.Published(34_100_000m, "PEN"), (DateTimeOffset?)new DateTimeOffset(2026, 1, 27, 17, 52, 0, lima))));
    }

    [Test]
    public async Task Detail_OfAnOrdinaryCall_HasItsDeadlineSeatAndWholeDescription()
    {
        var pass = await PassAsync();

        var notice = pass.Notices.Single(notice => notice.Content.ProcedureCode == "LP-ABR-8-2026-MDS-CS-2").Content;
        Assert.Multiple(() =>
        {
            Assert.That(notice.Published, Is.EqualTo(new DateTimeOffset(2026, 9, 29, 17, 6, 0, lima)));
            Assert.That(notice.Deadline, Is.EqualTo(new Deadline(new DateTimeOffset(2026, 10, 9, 23, 59, 0, lima), DeadlineBasis.Schedule)));
            Assert.That(notice.ConsultationsUntil, Is.EqualTo(new DateTimeOffset(2026, 10, 2, 23, 59, 0, lima)));
            Assert.That(notice.Description, Does.EndWith("CON CUI N°2727215"));
            Assert.That(notice.Amount.State, Is.EqualTo(AmountState.Hidden));
            Assert.That(notice.Call, Is.EqualTo(2));
            Assert.That(notice.Regions.Single(), Is.EqualTo(new PlaceOfExecution("PE-130110", RegionBasis.Text)));
            Assert.That(notice.Schedule, Has.Count.EqualTo(8));
            Assert.That(notice.Schedule.Select(stage => stage.Name), Does.Contain("Integración de las Bases").And.Contains("Presentación de propuestas(Electronica)"));
        });
    }

    [Test]
    public async Task Detail_WithoutACode_IsRejectedForThatButWasReadAsRestarted()
    {
        var pass = await PassAsync();

        Assert.That(pass.Records.Where(record => record.Rejection is not null).Select(record => record.Rejection), Is.EqualTo(new[] { "has no procedure code (nomenclatura)" }));

        var definition = Reading.Shipped("pe-seace-search");
        var bytes = await File.ReadAllBytesAsync(SharedData.Path("seace", "ficha_reinicio_apelacion_manantay.extract.html"));
        var record = Reading.Records(await Reading.ReadAsync(definition, bytes)).Single();
        record.Add("procedureCode", "LP-ABR-1-2026-MDM-1");
        var notice = Reading.Normaliser.Normalise(record, definition).Notice!.Content;
        Assert.Multiple(() =>
        {
            Assert.That(notice.Restart, Is.EqualTo(new Restart(new DateTimeOffset(2026, 8, 24, 16, 44, 0, lima), "Admisión de propuesta técnica")));
            Assert.That(notice.Published, Is.Null);
            Assert.That(notice.Amount, Is.EqualTo(Amount.Published(1_006_399.80m, "PEN")));
            Assert.That(notice.Classifications.Single().Id, Is.EqualTo("5022110200004274"));
            Assert.That(notice.SmeReserved, Is.True);
            Assert.That(notice.Documents, Has.Count.EqualTo(5));
            Assert.That(notice.Documents[0].Url, Does.EndWith("fileCode=f8643ae4-6685-4ae5-ad7d-533888f1385f"));
            Assert.That(notice.Description, Does.StartWith("ADQUISICION DE INSUMOS").And.EndsWith("PERIODO 2026"));
        });
    }

    private static Task<Reading.Pass> PassAsync() =>
        Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("seace")), Reading.Shipped("pe-seace-search"));
}
