using ProcurementHub.Core.Classification;
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

    [Test]
    public void Over_RowWithoutCodes_KeepsWhatTheCodesOfTheDetailTold()
    {
        var detail = Detail with
        {
            Category = ProcurementCategory.Consulting,
            Classifications = [new ClassificationCode("UNSPSC", "81101500")],
            Sectors = [new SectorAssignment("consulting", SectorBasis.Code, 0.95, "UNSPSC 81101500")],
        };
        var row = new NoticeContent
        {
            Title = Detail.Title,
            Category = ProcurementCategory.Services,
            Sectors = [new SectorAssignment("construction", SectorBasis.Text, 0.7, "mantenimiento")],
        };

        var merged = NoticeMerge.Over(detail, row);

        Assert.That(merged.Category, Is.EqualTo(ProcurementCategory.Consulting));
        Assert.That(merged.Sectors, Is.EqualTo(detail.Sectors));
    }

    [TestCase("Admisión", "Admisión", true)]
    [TestCase("Admisión", "Convocatoria", false)]
    public void Over_RowThatNamesTheStageOfARestart_KeepsItsDayIfItIsTheSame(string before, string shown, bool keepsDay)
    {
        var detail = Detail with { Restart = new Restart(new DateTimeOffset(2026, 8, 24, 16, 44, 0, TimeSpan.FromHours(-5)), before) };
        var row = new NoticeContent { Title = Detail.Title, Restart = new Restart(null, shown) };

        var merged = NoticeMerge.Over(detail, row).Restart!;

        Assert.That((merged.At is not null, merged.FromStage), Is.EqualTo((keepsDay, shown)));
    }

    [TestCase("PE-ARE", RegionBasis.PlaceOfExecution, "PE-0405")]
    [TestCase("PE-1501", RegionBasis.EntitySeat, "PE-0405")]
    [TestCase("PE-CUS", RegionBasis.PlaceOfExecution, "PE-CUS")]
    public void Over_Place_IsTheCloserOneUnlessItIsAnother(string shown, RegionBasis basis, string expected)
    {
        var known = Detail with { Regions = [new PlaceOfExecution("PE-0405", RegionBasis.PlaceOfExecution)] };

        var merged = NoticeMerge.Over(known, new NoticeContent { Title = Detail.Title, Regions = [new PlaceOfExecution(shown, basis)] });

        Assert.That(merged.Regions.Select(place => place.Code), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Over_PlaceWhereOnlyTheSeatWasKnown_Wins()
    {
        var known = Detail with { Regions = [new PlaceOfExecution("PE-1501", RegionBasis.EntitySeat)] };

        var merged = NoticeMerge.Over(known, new NoticeContent { Title = Detail.Title, Regions = [new PlaceOfExecution("PE-LIM", RegionBasis.PlaceOfExecution)] });

        Assert.That(merged.Regions, Is.EqualTo(new[] { new PlaceOfExecution("PE-LIM", RegionBasis.PlaceOfExecution) }));
    }

    [Test]
    public void Over_DescriptionCutByTheList_KeepsTheWholeTitleAndThePlaceItNames()
    {
        var page = Detail with { Description = Detail.Title, Regions = [new PlaceOfExecution("PE-0401", RegionBasis.Text)] };
        var cut = Detail.Title[..^20];
        var row = new NoticeContent { Title = cut, Description = cut, Regions = [new PlaceOfExecution("PE-ARE", RegionBasis.Text)] };

        Assert.That(NoticeMerge.Over(page, row), Is.EqualTo(page with { }));
    }

    [Test]
    public void Over_WholeTitleOverACutOne_IsTaken()
    {
        var known = Detail with { Title = "MANTENIMIENTO DE LA INFRAESTRUCTURA…" };

        Assert.That(NoticeMerge.Over(known, new NoticeContent { Title = Detail.Title }).Title, Is.EqualTo(Detail.Title));
    }

    [TestCase(RegionBasis.PlaceOfExecution, RegionBasis.Text, "PE-0401")]
    [TestCase(RegionBasis.PlaceOfExecution, RegionBasis.EntitySeat, "PE-0401")]
    [TestCase(RegionBasis.Text, RegionBasis.EntitySeat, "PE-0401")]
    [TestCase(RegionBasis.EntitySeat, RegionBasis.Text, "PE-PUN")]
    [TestCase(RegionBasis.Text, RegionBasis.PlaceOfExecution, "PE-PUN")]
    [TestCase(RegionBasis.PlaceOfExecution, RegionBasis.PlaceOfExecution, "PE-PUN")]
    public void Over_PlaceOnALessSureBasis_DoesNotWin(RegionBasis known, RegionBasis partial, string code)
    {
        var row = new NoticeContent { Title = Detail.Title, Regions = [new PlaceOfExecution("PE-PUN", partial)] };

        var merged = NoticeMerge.Over(Detail with { Regions = [new PlaceOfExecution("PE-0401", known)] }, row);

        Assert.That(merged.Regions.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void Over_AnotherDescriptionNamesAnotherPlace_Wins()
    {
        var page = Detail with { Description = "Obra en la provincia de Caylloma", Regions = [new PlaceOfExecution("PE-0405", RegionBasis.Text)] };
        var row = new NoticeContent
        {
            Title = Detail.Title,
            Description = "Obra en la provincia de Islay",
            Regions = [new PlaceOfExecution("PE-0407", RegionBasis.Text)],
        };

        Assert.That(NoticeMerge.Over(page, row).Regions.Single().Code, Is.EqualTo("PE-0407"));
    }
}
