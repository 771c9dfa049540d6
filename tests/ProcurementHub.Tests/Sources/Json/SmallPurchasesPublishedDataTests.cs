using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Json;

/// <summary>Five saved answers of the small-purchase service, by the definition that ships.</summary>
public sealed class SmallPurchasesPublishedDataTests
{
    private static readonly TimeSpan lima = TimeSpan.FromHours(-5);

    [Test]
    public async Task SavedAnswers_WrappedUnderTheirIds_GiveEveryPurchaseWithItsSchedule()
    {
        var definition = Reading.Shipped("pe-menores");

        var pass = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("seace")), definition);

        var notices = pass.Notices.ToDictionary(notice => notice.Key.NativeId, notice => notice.Content);
        Assert.That(pass.Documents, Is.EqualTo(new[] { "s8uit_listar-completo_samples.json" }));
        Assert.That(pass.Unread, Is.Empty);
        Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
        Assert.That(notices.Keys, Is.EquivalentTo(new[] { "87161", "87159", "87158", "87157", "87153" }));
        Assert.That(notices.Values.Select(notice => (notice.Status, notice.Deadline.Basis, notice.Schedule.Count, notice.Entity!.Scheme)),
            Is.All.EqualTo((NoticeStatus.Open, DeadlineBasis.Schedule, 2, "PE-CONSUCODE")));
        var one = notices["87158"];
        Assert.Multiple(() =>
        {
            Assert.That(one.ProcedureCode, Is.EqualTo("CM-293-2026-SERFOR"));
            Assert.That(one.Entity!.Id, Is.EqualTo("23308"));
            Assert.That(one.Published, Is.EqualTo(new DateTimeOffset(2026, 8, 14, 19, 25, 52, lima)));
            Assert.That(one.ConsultationsUntil, Is.EqualTo(new DateTimeOffset(2026, 8, 15, 9, 0, 0, lima)));
            Assert.That(one.Deadline.At, Is.EqualTo(new DateTimeOffset(2026, 8, 17, 14, 0, 0, lima)));
            Assert.That(one.Category, Is.EqualTo(ProcurementCategory.Services));
            Assert.That(one.Classifications.Single(), Is.EqualTo(new ClassificationCode("CUBSO", "8014160700284416", null)));
            Assert.That(one.Regions.Single(), Is.EqualTo(new PlaceOfExecution("PE-050601", RegionBasis.PlaceOfExecution)));
            Assert.That(one.Url, Is.EqualTo("https://prod6.seace.gob.pe/buscador-publico/contrataciones/87158"));
        });
        Assert.That(notices["87159"].Classifications.Select(code => code.Id), Is.EqualTo(new[] { "4232161000179772", "4231210600318469" }));
    }
}
