using System.Text;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Tests.Notices;

[TestFixture]
public sealed class NoticeJsonTests
{
    private static readonly NoticeContent Full = new()
    {
        Title = "Adquisición de «uniformes» ñandú \u0022 <b>",
        Entity = new EntityReference("PE-RUC", "20131312955", "SUNAT"),
        Category = ProcurementCategory.Goods,
        Published = new DateTimeOffset(2026, 9, 29, 17, 6, 0, TimeSpan.FromHours(-5)),
        Deadline = new Deadline(null, DeadlineBasis.RepeatsPublicationDay),
        Amount = Amount.Published(34_100.50m, "PEN"),
        Restart = new Restart(null, "Convocatoria"),
        Regions = [new PlaceOfExecution("PE-LIM", RegionBasis.EntitySeat)],
        Schedule = [new ScheduleStage("Convocatoria", null, null)],
    };

    [Test]
    public void Read_WhatWriteWrote_GivesTheSameBytesAgain()
    {
        var written = NoticeJson.Write(Full);

        Assert.That(NoticeJson.Write(NoticeJson.Read(Encoding.UTF8.GetString(written))), Is.EqualTo(written));
    }

    /// <summary>As hubs wrote it before winners were read: else an upgrade would find every notice changed.</summary>
    [Test]
    public void Write_NoticeWithoutWinners_SaysNothingOfThem() =>
        Assert.That(Encoding.UTF8.GetString(NoticeJson.Write(Full)), Does.Not.Contain("inner"));

    [Test]
    public void Read_Winners_GivesThemAgain()
    {
        var winners = new Winners(6, Micro: 1, Small: 2, Sme: 1, Large: 1);

        var written = Encoding.UTF8.GetString(NoticeJson.Write(Full with { Winners = winners }));

        Assert.That(written, Does.EndWith("""
            "winners":{"count":6,"micro":1,"small":2,"sme":1,"large":1}}
            """.Trim()));
        Assert.That(NoticeJson.Read(written).Winners, Is.EqualTo(winners));
        Assert.That((winners.Sized, winners.SmallFirms), Is.EqualTo((5, 4)));
    }

    [TestCaseSource(nameof(Amounts))]
    public void Read_Amount_KeepsItsState(Amount amount)
    {
        var again = NoticeJson.Read(Encoding.UTF8.GetString(NoticeJson.Write(Full with { Amount = amount })));

        Assert.That(again.Amount, Is.EqualTo(amount));
    }

    [Test]
    public void Hash_OfAnotherOffsetOfTheSameInstant_Differs()
    {
        var utc = Full with { Published = Full.Published!.Value.ToUniversalTime() };

        // The offset is what the source said; two sources' habits are not silently made one.
        Assert.That(NoticeJson.Hash(NoticeJson.Write(utc)), Is.Not.EqualTo(NoticeJson.Hash(NoticeJson.Write(Full))));
    }

    private static IEnumerable<Amount> Amounts() =>
        [Amount.NotGiven, Amount.Hidden("PEN"), Amount.Hidden(), Amount.Published(0.01m, "USD"), Amount.Published(12m, null)];
}
