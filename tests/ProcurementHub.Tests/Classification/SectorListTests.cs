using ProcurementHub.Core.Classification;

namespace ProcurementHub.Tests.Classification;

public sealed class SectorListTests
{
    private static readonly SectorList list = SectorList.Standard;

    [Test]
    public void All_IsAShortListOfSlugsWithTwoNames()
    {
        Assert.That(list.All, Has.Count.InRange(25, 35));
        Assert.That(list.All.Select(sector => sector.Code), Is.Unique.And.All.Match("^[a-z]+$"));
        Assert.That(list.All.Select(sector => sector.Name("es")), Is.Unique.And.All.Not.Empty);
        Assert.That(list.All.Select(sector => sector.Name("en")), Is.Unique.And.All.Not.Empty);
    }

    [TestCase("textiles")]
    [TestCase("footwear")]
    [TestCase("furniture")]
    [TestCase("construction")]
    [TestCase("medical")]
    [TestCase("agriculture")]
    [TestCase("food")]
    [TestCase("fishery")]
    [TestCase("handicrafts")]
    [TestCase("tourism")]
    [TestCase("it")]
    public void Find_SectorsThatSubscribersUse_AreThere(string code) => Assert.That(list.Find(code)?.Code, Is.EqualTo(code));

    [TestCase("TEXTILES", "textiles")]
    [TestCase(" calzado ", "footwear")]
    [TestCase("Muebles y Carpinteria", "furniture")]
    [TestCase("muebles  y carpintería", "furniture")]
    [TestCase("Advertising, media and events", "communications")]
    public void ParseUser_CodeOrNameInEitherLanguage_IsUnderstood(string text, string expected) =>
        Assert.That(list.ParseUser(text).ValueOrDefault?.Code, Is.EqualTo(expected));

    [TestCase("ropa vieja")]
    [TestCase("")]
    [TestCase(null)]
    public void ParseUser_Unknown_NamesWhatThereIs(string? text) =>
        Assert.That(list.ParseUser(text).Reason, Does.Contain("is not a sector. Sectors are textiles, footwear"));
}
