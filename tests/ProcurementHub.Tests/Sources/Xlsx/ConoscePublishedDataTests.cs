using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Xlsx;

/// <summary>Direct contracting of 2020, 9,665 rows of 6,401 calls; counted beforehand by another program.</summary>
public sealed class ConoscePublishedDataTests
{
    private Reading.Pass pass = null!;

    [OneTimeSetUp]
    public async Task ReadAsync() =>
        pass = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("conosce")), Reading.Shipped("pe-conosce-direct"));

    [Test]
    public void Rows_AreOneNoticeForEachCall()
    {
        var notices = pass.Notices.ToList();
        Assert.Multiple(() =>
        {
            Assert.That(pass.Records, Has.Count.EqualTo(6_401));
            Assert.That(notices.Select(notice => notice.Key).Distinct().Count(), Is.EqualTo(6_401));
            Assert.That(notices.Select(notice => notice.Content.ProcedureCode).Distinct().Count(), Is.EqualTo(5_559));
            Assert.That(pass.Unread, Is.Empty);
            Assert.That(pass.Records.SelectMany(record => record.Diagnostics), Is.Empty);
            Assert.That(notices.Select(notice => notice.Content.Status).CountBy(status => status).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)),
                Is.EqualTo(new[] { (NoticeStatus.Awarded, 6_400), (NoticeStatus.Suspended, 1) }));
            Assert.That(notices.Count(notice => notice.Content.Title.Contains('¿')), Is.EqualTo(538));
        });
    }

    [Test]
    public void Amounts_AreSumsOverItemsAndNotOverSuppliers()
    {
        var amounts = pass.Notices.Select(notice => notice.Content.Amount).ToList();

        Assert.That(amounts.Sum(amount => amount.Value), Is.EqualTo(4_378_879_317.92m).Within(0.005m));
        Assert.That(amounts.Count(amount => amount.Currency == "USD"), Is.EqualTo(1));
        Assert.That(Notice("608075").Amount, Is.EqualTo(Amount.Published(110_820m, "PEN")), "two suppliers, one item");
        Assert.That(Notice("607606").Amount, Is.EqualTo(Amount.Published(219_928m, "PEN")), "two items");
    }

    [Test]
    public void Notice_HasThePlacesAndCodesOfAllItsItems()
    {
        Assert.That(pass.Notices.CountBy(notice => notice.Content.Classifications.Count).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)),
            Is.EqualTo(new[] { (1, 6_173), (2, 191), (3, 35), (4, 2) }));
        Assert.That(Notice("607606").Regions.Select(place => place.Code), Is.EqualTo(new[] { "PE-020101", "PE-130101" }));
        Assert.That(Notice("607606").Published, Is.EqualTo(new DateTimeOffset(2020, 4, 3, 0, 0, 0, TimeSpan.FromHours(-5))));
    }

    private NoticeContent Notice(string nativeId) => pass.Notices.Single(notice => notice.Key.NativeId == nativeId).Content;
}
