using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Classification;

public sealed class RegionTreeTests
{
    private static readonly RegionTree tree = RegionTree.Standard;

    [Test]
    public void Peru_HasItsDepartmentsAndProvinces()
    {
        var departments = tree.Children("PE");

        Assert.That(departments, Has.Count.EqualTo(25));
        Assert.That(departments.Sum(department => tree.Children(department.Code).Count), Is.EqualTo(196));
    }

    [Test]
    public void Chile_HasItsRegions() => Assert.That(tree.Children("CL"), Has.Count.EqualTo(16));

    [Test]
    public void Find_CodeInAnyCase_GivesTheRegion()
    {
        Assert.That(tree.Find("pe-0401"), Is.EqualTo(new Region("PE-0401", "PE-ARE", "Arequipa", "Arequipa", RegionLevel.Province)));
        Assert.That(tree.Find("PE-LMA")?.Code, Is.EqualTo("PE-1501"));
        Assert.That(tree.Find("XX"), Is.Null);
        Assert.That(tree.Find(null), Is.Null);
    }

    [Test]
    public void Name_OfACountry_FollowsTheLanguage()
    {
        Assert.That(tree.Name("DE"), Is.EqualTo("Alemania"));
        Assert.That(tree.Name("DE", "en"), Is.EqualTo("Germany"));
        Assert.That(tree.Name("PE-HUC", "en"), Is.EqualTo("Huánuco"));
        Assert.That(tree.Name("PE-XXX"), Is.Null);
    }

    [Test]
    public void Ancestors_OfAProvince_AreItsDepartmentAndCountry()
    {
        Assert.That(tree.Ancestors("PE-0405"), Is.EqualTo(new[] { "PE-ARE", "PE" }));
        Assert.That(tree.Parent("PE-0405"), Is.EqualTo("PE-ARE"));
        Assert.That(tree.Ancestors("PE"), Is.Empty);
    }

    [TestCase("PE-0405", "PE-ARE", true)]
    [TestCase("PE-0405", "PE", true)]
    [TestCase("PE-ARE", "PE-ARE", true)]
    [TestCase("PE-LMA", "PE-LIM", true)]
    [TestCase("PE-ARE", "PE-0405", false)]
    [TestCase("PE-0405", "PE-CUS", false)]
    [TestCase("CL-RM", "PE", false)]
    [TestCase("XX", "XX", false)]
    [TestCase(null, "PE", false)]
    public void IsWithin_FollowsTheTree(string? code, string ancestor, bool expected) =>
        Assert.That(tree.IsWithin(code, ancestor), Is.EqualTo(expected));

    [TestCase("PE", "AREQUIPA", null, "PE-ARE")]
    [TestCase("PE", "AREQUIPA", "CAYLLOMA ", "PE-0405")]
    [TestCase("PE", "Arequipa", "AREQUIPA", "PE-0401")]
    [TestCase("PE", "APURIMAC", "", "PE-APU")]
    [TestCase("PE", "CUZCO", "LA CONVENCION", "PE-0809")]
    [TestCase("PE", "HUANUCO", "MARAÑON", "PE-1007")]
    [TestCase("PE", "ICA", "NASCA", "PE-1103")]
    [TestCase("PE", "CALLAO", "PROV. CONST. DEL CALLAO", "PE-CAL")]
    [TestCase("PE", "Provincia Constitucional del Callao", "Callao", "PE-0701")]
    [TestCase("PE", "LIMA", "LIMA", "PE-1501")]
    [TestCase("PE", "Departamento de La Libertad", "Santiago de  Chuco", "PE-1310")]
    [TestCase("PE", "Gobierno Regional de Piura", null, "PE-PIU")]
    [TestCase("PE", null, "UCAYALI", "PE-1606")]
    [TestCase("PE", "", "BAGUA", "PE-0102")]
    [TestCase("PE", "UCAYALI", "UCAYALI", "PE-UCA")]
    [TestCase("PE", "AREQUIPA", "LIMA", "PE-ARE")]
    [TestCase("PE", "AREQUIPA", "no consta", "PE-ARE")]
    [TestCase("PE", "MULTIDEPARTAMENTAL", null, "PE")]
    [TestCase("PE", null, "AMAZONAS", "PE-AMA")]
    [TestCase("PE", "04", null, "PE-ARE")]
    [TestCase("PE", "10", null, "PE-HUC")]
    [TestCase("PE", "0405", null, "PE-0405")]
    [TestCase("PE", null, "040503", "PE-040503")]
    [TestCase("PE", null, "040599", "PE-0405")]
    [TestCase("PE", "PE-ARE", "PE-0405", "PE-0405")]
    [TestCase("PER", "Tacna", null, "PE-TAC")]
    [TestCase("Perú", "Tacna", null, "PE-TAC")]
    [TestCase("CL", "Región Metropolitana de Santiago", null, "CL-RM")]
    [TestCase("CL", "Región del Libertador General Bernardo O´Higgins", null, "CL-LI")]
    [TestCase("CL", "Región de la Araucanía ", null, "CL-AR")]
    [TestCase("CL", "Región de los Lagos ", "Osorno", "CL-LL")]
    [TestCase("CL", "Región Aysén del General Carlos Ibáñez del Campo", null, "CL-AI")]
    [TestCase("CL", "Región de Magallanes y de la Antártica", null, "CL-MA")]
    [TestCase("CL", "BIO BIO", null, "CL-BI")]
    [TestCase("CL", "XIV", null, "CL-LR")]
    public void Resolve_PlaceAsPublished_GivesTheMostSpecificRegion(string country, string? department, string? province, string expected) =>
        Assert.That(tree.Resolve(country, department, province), Is.EqualTo(Core.Parsed.Of(expected)));

    [TestCase("SRB", "Serbia", "RS")]
    [TestCase("MKD", "Macedonia del Norte", "MK")]
    [TestCase("MNE", "Montenegro", "ME")]
    [TestCase("ALB", "Albania", "AL")]
    [TestCase("BIH", "Bosnia and Herzegovina", "BA")]
    [TestCase("TUR", "Türkiye", "TR")]
    [TestCase("UKR", "Ucrania", "UA")]
    [TestCase("MDA", "Moldova", "MD")]
    [TestCase("1A0", "Kosovo", "XK")]
    public void Parse_NeighboursOfTheUnion_AsTedWritesThem(string code, string name, string expected) =>
        Assert.That(new[] { code, name }.Select(text => tree.Parse(text)), Is.All.EqualTo(Core.Parsed.Of(expected)));

    [TestCase("PE", "EXTERIOR", null, "'EXTERIOR' is not a known place of PE.")]
    [TestCase("PE", " ", null, "Neither department nor province is given.")]
    [TestCase("PE", "5", null, "'5' is not a known place of PE.")]
    [TestCase("PE", "999999", null, "'999999' is not a known place of PE.")]
    [TestCase("XX", "Lima", null, "'XX' is not a known country.")]
    [TestCase("PE", "4017150000012345", null, "'4017150000012345' is not a known place of PE.")]
    public void Resolve_UnknownPlace_SaysSo(string country, string? department, string? province, string reason) =>
        Assert.That(tree.Resolve(country, department, province).Reason, Is.EqualTo(reason));

    [TestCase("SEACE", "5", "PE-ARE")]
    [TestCase("seace", "11", "PE-HUC")]
    [TestCase("SEACE", "9994", "PE")]
    [TestCase(null, "11", "PE-ICA")]
    [TestCase("INEI", "150101", "PE-150101")]
    [TestCase(null, "150142", "PE-150142")]
    [TestCase("RENIEC", "140141", "PE-150142")]
    [TestCase("RENIEC", "150101", "PE-160101")]
    [TestCase("RENIEC", "240199", "PE-0701")]
    [TestCase("RENIEC", "14", "PE-LIM")]
    public void ResolveCode_CodeOfAPublisher_IsReadInItsScheme(string? scheme, string code, string expected) =>
        Assert.That(tree.ResolveCode("PE", scheme, code), Is.EqualTo(Core.Parsed.Of(expected)));

    [TestCase("SEACE", "9997")]
    [TestCase("SEACE", "01")]
    [TestCase(null, "26")]
    public void ResolveCode_UnknownCode_IsNotGuessed(string? scheme, string code) =>
        Assert.That(tree.ResolveCode("PE", scheme, code).HasValue, Is.False);

    [TestCase("Lima", "PE-LIM")]
    [TestCase("arequipa", "PE-ARE")]
    [TestCase(" pe-are ", "PE-ARE")]
    [TestCase("Ucayali", "PE-UCA")]
    [TestCase("Lima Metropolitana", "PE-1501")]
    [TestCase("Caylloma", "PE-0405")]
    [TestCase("Perú", "PE")]
    [TestCase("spain", "ES")]
    [TestCase("Valparaiso", "CL-VS")]
    public void Parse_WhatAPersonWrites_MeansTheWiderRegion(string text, string expected) =>
        Assert.That(tree.Parse(text), Is.EqualTo(Core.Parsed.Of(expected)));

    [TestCase("Atlantis")]
    [TestCase("04")]
    [TestCase("")]
    [TestCase(null)]
    public void Parse_Nonsense_IsRefused(string? text) => Assert.That(tree.Parse(text).HasValue, Is.False);

    [Test]
    public void Parse_NameThatTwoCountriesShare_NeedsTheCountry()
    {
        var shared = new RegionTree(
        [
            Row("AA", null, "Alfa", RegionLevel.Country), Row("BB", null, "Beta", RegionLevel.Country),
            Row("AA-1", "AA", "Santa Cruz", RegionLevel.First), Row("BB-1", "BB", "Santa Cruz", RegionLevel.First),
        ]);

        Assert.That(shared.Parse("santa cruz").Reason, Is.EqualTo("'santa cruz' may be AA-1 or BB-1."));
        Assert.That(shared.Parse("santa cruz", "BB"), Is.EqualTo(Core.Parsed.Of("BB-1")));
    }

    [Test]
    public void Resolve_ProvinceNameOfTwoDepartments_IsDecidedByItsDepartment()
    {
        var doubled = new RegionTree(
        [
            Row("AA", null, "Alfa", RegionLevel.Country), Row("AA-N", "AA", "Norte", RegionLevel.First), Row("AA-S", "AA", "Sur", RegionLevel.First),
            Row("AA-01", "AA-N", "Concepción", RegionLevel.Province), Row("AA-02", "AA-S", "Concepción", RegionLevel.Province),
            Row("AA-0201", "AA-02", "Centro", RegionLevel.District),
        ]);

        Assert.That(doubled.Resolve("AA", "SUR", "CONCEPCION"), Is.EqualTo(Core.Parsed.Of("AA-02")));
        Assert.That(doubled.Resolve("AA", null, "CONCEPCION").Reason, Is.EqualTo("'CONCEPCION' may be AA-01 or AA-02."));
        Assert.That(doubled.IsWithin("AA-0201", "AA-S"), Is.True);
        Assert.That(doubled.Resolve("AA", "0201"), Is.EqualTo(Core.Parsed.Of("AA-0201")));
    }

    [TestCase("ubigeo_departamento.csv", "departamento", 2)]
    [TestCase("ubigeo_provincia.csv", "provincia", 4)]
    public void Peru_AgainstTheOfficialList_HasEveryPlaceUnderItsName(string file, string column, int digits)
    {
        var lines = File.ReadLines(SharedData.Path("codelists", file)).Select(line => line.Split(',')).ToList();
        var (code, name, iso) = (Array.IndexOf(lines[0], "inei"), Array.IndexOf(lines[0], column), Array.IndexOf(lines[0], "iso_3166_2"));

        foreach (var cells in lines.Skip(1))
        {
            var region = tree.Find(tree.Resolve("PE", cells[code][..digits]).ValueOrDefault);
            Assert.That(Folding.Fold(region?.Name), Is.EqualTo(Folding.Fold(cells[name])), cells[code]);
            Assert.That(tree.IsWithin(region?.Code, cells[iso]), Is.True, cells[code]);
            Assert.That(tree.Resolve("PE", tree.Name(cells[iso]), digits == 4 ? cells[name] : null).ValueOrDefault, Is.EqualTo(region?.Code));
        }
    }

    [Test]
    public void Resolve_PortalsOwnDepartments_AreAllKnown()
    {
        var options = File.ReadLines(SharedData.Path("seace", "derived_seace_select_options.csv"))
            .Select(line => line.Split(',')).Where(cells => cells[0].EndsWith(":departamento_input", StringComparison.Ordinal) && cells[1].Length is 1 or 2);

        foreach (var cells in options)
            Assert.That(tree.ResolveCode("PE", "SEACE", cells[1]), Is.EqualTo(tree.Resolve("PE", cells[2])), cells[2]);
    }

    [Test]
    public void Resolve_RegionsOfPublishedChileanCalls_AreAllKnown()
    {
        var regions = File.ReadLines(SharedData.Path("chile", "publicadas.csv")).Select(line => line.Split(';'))
            .Where(cells => cells.Length == 17).Select(cells => cells[7].Trim('"')).Where(cell => cell.StartsWith("Regi", StringComparison.Ordinal)).Distinct().ToList();

        Assert.That(regions, Has.Count.EqualTo(16));
        Assert.That(regions.Select(region => tree.Resolve("CL", region).ValueOrDefault), Is.Unique.And.None.Null);
    }

    private static RegionRow Row(string code, string? parent, string name, RegionLevel level) =>
        new(new Region(code, parent, name, name, level), []);
}
