using ProcurementHub.Core.Notices;

namespace ProcurementHub.Tests.Notices;

[TestFixture]
public sealed class NoticeMergeTests
{
    private static readonly NoticeContent Detail = new()
    {
        Title = "MANTENIMIENTO DE LA INFRAESTRUCTURA DEL COLISEO LUNA PIZARRO, DISTRITO DE CERRO COLORADO",
        Status = NoticeStatus.Open,
        Deadline = new Deadline(new DateTimeOffset(2026, 2, 9, 23, 59, 0, TimeSpan.FromHours(-5)), DeadlineBasis.Schedule),
        Amount = Amount.Published(120_000m, "PEN"),
        SmeReserved = true,
    };

    [Test]
    public void Over_RowOfAResultList_ErasesNothingTheDetailSaid()
    {
        var row = new NoticeContent { Title = Detail.Title };

        Assert.That(NoticeMerge.Over(Detail, row), Is.EqualTo(Detail with { }));
    }

    [Test]
    public void Over_TitleCutByTheList_KeepsTheWholeOne()
    {
        var row = new NoticeContent { Title = "MANTENIMIENTO DE LA INFRAESTRUCTURA DEL ..." };

        Assert.That(NoticeMerge.Over(Detail, row).Title, Is.EqualTo(Detail.Title));
    }

    [Test]
    public void Over_RowThatSaysSomethingNew_Wins()
    {
        var row = new NoticeContent { Title = Detail.Title, Status = NoticeStatus.Cancelled, Amount = Amount.Hidden("PEN") };

        var merged = NoticeMerge.Over(Detail, row);

        Assert.That((merged.Status, merged.Amount), Is.EqualTo((NoticeStatus.Cancelled, Amount.Hidden("PEN"))));
    }
}
