using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;

namespace ProcurementHub.Tests.Notices;

[TestFixture]
public sealed class NoticeComparisonTests
{
    private static readonly DateTimeOffset October9 = new(2026, 10, 9, 23, 59, 0, TimeSpan.FromHours(-5));

    private static readonly NoticeContent Told = new()
    {
        Title = "ADQUISICION DE MOBILIARIO ESCOLAR",
        Entity = new EntityReference("PE-CONSUCODE", "2439", "MUNICIPALIDAD DISTRITAL DE SIMBAL"),
        Status = NoticeStatus.Open,
        Deadline = new Deadline(October9, DeadlineBasis.Schedule),
        Amount = Amount.Published(34_100m, "PEN"),
        Regions = [new PlaceOfExecution("PE-LAL", RegionBasis.PlaceOfExecution)],
        Documents = [new AttachedDocument("Bases", "https://portal.example/bases.pdf", null)],
    };

    [Test]
    public void Compare_EqualContents_TellsNothing() =>
        Assert.That(NoticeComparison.Compare(Told, Told with { }), Is.Empty);

    [Test]
    public void Compare_Winners_AreEnrichmentAtFirstAndACorrectionThen()
    {
        var won = Told with { Winners = new Winners(3, Micro: 1, Large: 1) };

        Assert.That(NoticeComparison.Compare(Told, won), Is.EqualTo(new[] { new NoticeChange(NoticeField.Winners, ChangeKind.Enrichment, null, "3; micro 1; large 1") }));
        Assert.That(Kinds(won, Told with { Winners = new Winners(3, Micro: 2, Large: 1) }), Is.EqualTo(new[] { (NoticeField.Winners, ChangeKind.Correction) }));
        Assert.That(NoticeMerge.Over(won, Told with { Status = NoticeStatus.Closed }).Winners, Is.EqualTo(won.Winners));
    }

    [Test]
    public void Compare_DeadlineMoved_IsAlertWorthyWithBothSides()
    {
        var moved = Told with { Deadline = new Deadline(October9.AddDays(5), DeadlineBasis.Schedule) };

        Assert.That(NoticeComparison.Compare(Told, moved), Is.EqualTo(new[]
        {
            new NoticeChange(NoticeField.Deadline, ChangeKind.AlertWorthy, "2026-10-09T23:59:00-05:00", "2026-10-14T23:59:00-05:00"),
        }));
    }

    [Test]
    public void Compare_DepartmentFilledADayLater_IsEnrichment()
    {
        var blank = Told with { Regions = [] };

        Assert.That(Kinds(blank, Told), Is.EqualTo(new[] { (NoticeField.Regions, ChangeKind.Enrichment) }));
    }

    [Test]
    public void Compare_PlaceMovedToAnotherDepartment_IsAlertWorthy()
    {
        var elsewhere = Told with { Regions = [new PlaceOfExecution("PE-ARE", RegionBasis.PlaceOfExecution)] };

        Assert.That(Kinds(Told, elsewhere), Is.EqualTo(new[] { (NoticeField.Regions, ChangeKind.AlertWorthy) }));
    }

    [TestCase("PE-ARE", RegionBasis.PlaceOfExecution, "PE-0405", ChangeKind.Enrichment)]
    [TestCase("PE-0405", RegionBasis.PlaceOfExecution, "PE-ARE", ChangeKind.AlertWorthy)]
    [TestCase("PE-0405", RegionBasis.EntitySeat, "PE-ARE", ChangeKind.Enrichment)]
    [TestCase("PE-0405", RegionBasis.Text, "PE-ARE", ChangeKind.Enrichment)]
    [TestCase("PE-0405", RegionBasis.Text, "PE-CUS", ChangeKind.AlertWorthy)]
    [TestCase("PE-0405", RegionBasis.EntitySeat, "PE-CUS", ChangeKind.AlertWorthy)]
    public void Compare_Place_IsNewsUnlessItIsToldMoreClosely(string before, RegionBasis basis, string after, ChangeKind expected)
    {
        var was = Told with { Regions = [new PlaceOfExecution(before, basis)] };
        var now = Told with { Regions = [new PlaceOfExecution(after, RegionBasis.PlaceOfExecution)] };

        Assert.That(Kinds(was, now), Is.EqualTo(new[] { (NoticeField.Regions, expected) }));
    }

    [TestCase("PE-1501", RegionBasis.EntitySeat, "PE-130110", RegionBasis.Text)]
    [TestCase("PE-1501", RegionBasis.Text, "PE-150142", RegionBasis.Text)]
    [TestCase("PE-PUN", RegionBasis.Text, "PE-150142", RegionBasis.Text)]
    [TestCase("PE-PUN", RegionBasis.Text, "PE-1501", RegionBasis.EntitySeat)]
    [TestCase("PE-1501", RegionBasis.EntitySeat, "PE-150131", RegionBasis.EntitySeat)]
    [TestCase("PE-0405", RegionBasis.PlaceOfExecution, "PE-040520", RegionBasis.PlaceOfExecution)]
    public void Compare_PlaceReadAnewOfTheSameRecord_IsNobodysNews(string before, RegionBasis basis, string after, RegionBasis basisNow)
    {
        var was = Told with { Regions = [new PlaceOfExecution(before, basis)] };
        var now = Told with { Regions = [new PlaceOfExecution(after, basisNow)] };

        Assert.That(Kinds(was, now), Is.EqualTo(new[] { (NoticeField.Regions, ChangeKind.Enrichment) }));
    }

    [Test]
    public void Compare_PlaceReadOfOtherWords_IsAlertWorthy()
    {
        var was = Told with { Regions = [new PlaceOfExecution("PE-PUN", RegionBasis.Text)] };
        var now = Told with { Description = "Obra en Tacna", Regions = [new PlaceOfExecution("PE-TAC", RegionBasis.Text)] };

        Assert.That(Kinds(was, now), Does.Contain((NoticeField.Regions, ChangeKind.AlertWorthy)));
    }

    [Test]
    public void Compare_TitleThatAListHadCut_IsNoNewsWhenItIsWhole()
    {
        var whole = Told with { Title = string.Join(' ', Enumerable.Repeat("MEJORAMIENTO DE PISTAS Y VEREDAS", 15)) };
        var cut = Told with { Title = whole.Title[..298] };

        Assert.That(Kinds(cut, whole), Is.EqualTo(new[] { (NoticeField.Title, ChangeKind.Enrichment) }));
        Assert.That(Kinds(whole, cut), Is.EqualTo(new[] { (NoticeField.Title, ChangeKind.Correction) }));
        Assert.That(Kinds(Told, Told with { Title = Told.Title + " Y DE OFICINA" }), Is.EqualTo(new[] { (NoticeField.Title, ChangeKind.AlertWorthy) }));
    }

    [TestCase(NoticeStatus.Open, NoticeStatus.Cancelled, ChangeKind.AlertWorthy)]
    [TestCase(NoticeStatus.Open, NoticeStatus.Suspended, ChangeKind.AlertWorthy)]
    [TestCase(NoticeStatus.Closed, NoticeStatus.Open, ChangeKind.AlertWorthy)]
    [TestCase(NoticeStatus.Planned, NoticeStatus.Open, ChangeKind.AlertWorthy)]
    [TestCase(NoticeStatus.Unknown, NoticeStatus.Cancelled, ChangeKind.AlertWorthy)]
    [TestCase(NoticeStatus.Unknown, NoticeStatus.Open, ChangeKind.Enrichment)]
    [TestCase(NoticeStatus.Open, NoticeStatus.Closed, ChangeKind.Correction)]
    public void Compare_StatusMoved_TellsWhatItMeans(NoticeStatus before, NoticeStatus after, ChangeKind expected) =>
        Assert.That(
            Kinds(Told with { Status = before }, Told with { Status = after }),
            Is.EqualTo(new[] { (NoticeField.Status, expected) }));

    [Test]
    public void Compare_HiddenAmountPublished_IsAlertWorthy()
    {
        var hidden = Told with { Amount = Amount.Hidden("PEN") };

        Assert.That(Kinds(hidden, Told), Is.EqualTo(new[] { (NoticeField.Amount, ChangeKind.AlertWorthy) }));
    }

    [Test]
    public void Compare_Restarted_IsAlertWorthyThoughNothingStoodThereBefore()
    {
        var restarted = Told with { Restart = new Restart(October9, "Admisión de propuesta técnica") };

        Assert.That(Kinds(Told, restarted), Is.EqualTo(new[] { (NoticeField.Restart, ChangeKind.AlertWorthy) }));
    }

    [Test]
    public void Compare_NewDocumentAddedToOthers_IsAlertWorthyAndNamesIt()
    {
        var added = Told with
        {
            Documents = [.. Told.Documents, new AttachedDocument("Bases integradas", "https://portal.example/integradas.pdf", null)],
        };

        Assert.That(NoticeComparison.Compare(Told, added), Is.EqualTo(new[]
        {
            new NoticeChange(NoticeField.Documents, ChangeKind.AlertWorthy, "Bases", "Bases integradas"),
        }));
    }

    [Test]
    public void Compare_CodesInAnotherOrder_TellsNothing()
    {
        var one = Told with { Classifications = [new("UNSPSC", "56101500"), new("UNSPSC", "56121000")] };
        var other = Told with { Classifications = [new("UNSPSC", "56121000"), new("UNSPSC", "56101500")] };

        Assert.That(NoticeComparison.Compare(one, other), Is.Empty);
    }

    private static IEnumerable<(NoticeField, ChangeKind)> Kinds(NoticeContent before, NoticeContent after) =>
        NoticeComparison.Compare(before, after).Select(change => (change.Field, change.Kind));
}
