using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Text;

namespace ProcurementHub.Tests.Classification;

public sealed class DistrictsTests
{
    private static readonly RegionTree tree = RegionTree.Standard;

    [Test]
    public void Peru_AgainstTheOfficialList_HasEveryDistrictWithACode()
    {
        var lines = File.ReadLines(SharedData.Path("codelists", "ubigeo_distrito.csv")).ToList();
        var columns = lines[0].Split(',');
        var (inei, reniec, name, iso) = (Array.IndexOf(columns, "inei"), Array.IndexOf(columns, "reniec"), Array.IndexOf(columns, "distrito"), Array.IndexOf(columns, "iso_3166_2"));
        var districts = 0;

        // Some lines are broken within a quoted name of a capital; what is asked for stands before it.
        foreach (var cells in lines.Select(line => line.Split(',')).Where(cells => cells.Length > iso && cells[inei].Length == 6))
        {
            districts++;
            var region = tree.Find($"PE-{cells[inei]}");
            Assert.That(Folding.Fold(region?.Name).Replace("alomia ", "alomias ", StringComparison.Ordinal), Is.EqualTo(Folding.Fold(cells[name])), cells[inei]);
            Assert.That(tree.IsWithin(region!.Code, $"PE-{cells[inei][..4]}"), Is.True);
            Assert.That(tree.IsWithin(region.Code, cells[iso]), Is.True, cells[inei]);
            if (cells[reniec].Length == 6)
                Assert.That(tree.ResolveCode("PE", "RENIEC", cells[reniec]).Value, Is.EqualTo(region.Code));
        }

        Assert.That(districts, Is.EqualTo(1892));
        Assert.That(tree.Children("PE").SelectMany(first => tree.Children(first.Code)).Sum(province => tree.Children(province.Code).Count), Is.EqualTo(1892));
    }

    [TestCase("LIMA", "LIMA", "VILLA EL SALVADOR", "PE-150142")]
    [TestCase("LA LIBERTAD", "TRUJILLO", "SIMBAL", "PE-130110")]
    [TestCase("CUSCO", "LA CONVENCION", "KIMBIRI", "PE-080907")]
    [TestCase("TACNA", "TARATA", "HEROES ALBARRACIN", "PE-230402")]
    [TestCase("AREQUIPA", "AREQUIPA", "Miraflores", "PE-040110")]
    [TestCase("AREQUIPA", null, "Miraflores", "PE-040110")]
    [TestCase("AREQUIPA", "CAYMA", null, "PE-040103")]
    [TestCase(null, null, "Villa El Salvador", "PE-150142")]
    [TestCase("PUNO", null, "Santa Rosa", "PE-PUN")]
    [TestCase("LA LIBERTAD", "TRUJILLO", "MULTIDISTRITAL", "PE-1301")]
    [TestCase("LA LIBERTAD", "TRUJILLO", "ALTO TRUJILLO", "PE-1301")]
    [TestCase("AREQUIPA", "LIMA", "MIRAFLORES", "PE-ARE")]
    [TestCase("MULTIDEPARTAMENTAL", "MULTIPROVINCIAL", "MULTIDISTRITAL", "PE")]
    [TestCase("LIMA", "LIMA", "150142", "PE-150142")]
    public void Resolve_LevelByLevel_GivesTheClosestThatIsSure(string? department, string? province, string? district, string expected) =>
        Assert.That(tree.Resolve("PE", department, province, district).ValueOrDefault, Is.EqualTo(expected));

    [TestCase(null, null, "Miraflores")]
    [TestCase("Miraflores", null, null)]
    public void Resolve_DistrictNameOfManyPlaces_IsNotGuessed(string? department, string? province, string? district) =>
        Assert.That(tree.Resolve("PE", department, province, district).HasValue, Is.False);

    [TestCase("Villa El Salvador", "PE-150142")]
    [TestCase("San Martín de Porres", "PE-150135")]
    [TestCase("Bolívar", "PE-1303")]
    public void Parse_WhatAPersonOfTheCountryWrites_IsUnderstood(string text, string expected) =>
        Assert.That(tree.Parse(text, "PE"), Is.EqualTo(Core.Parsed.Of(expected)));

    [Test]
    public void Parse_DistrictNameOfManyPlaces_SaysHowMany() =>
        Assert.That(tree.Parse("Santa Rosa", "PE").Reason, Is.EqualTo("'Santa Rosa' may be any of 10 places; tell the province or department, or the code."));

    [TestCase("CO", "Distrito Capital de Bogotá", "CO-DC")]
    [TestCase("CO", "San Andrés, Providencia y Santa Catalina", "CO-SAP")]
    [TestCase("CO", "VALLE DEL CAUCA", "CO-VAC")]
    [TestCase("CO", "05001", "CO-ANT")]
    [TestCase("CO", "73", "CO-TOL")]
    [TestCase("MX", "EDO. DE MEXICO", "MX-MEX")]
    [TestCase("MX", "Estado de México", "MX-MEX")]
    [TestCase("MX", "DF", "MX-CMX")]
    [TestCase("MX", "14039", "MX-JAL")]
    [TestCase("PY", "Alto Paraná", "PY-10")]
    [TestCase("PY", "ASUNCION (DISTRITO)", "PY-ASU")]
    [TestCase("NG", "Lagos State", "NG-LA")]
    [TestCase("GB", "UKI31", "GB-ENG")]
    [TestCase("GB", "Scotland", "GB-SCT")]
    public void Resolve_OtherCountries_GivesTheirFirstLevel(string country, string place, string expected) =>
        Assert.That(tree.Resolve(country, place).ValueOrDefault, Is.EqualTo(expected));

    [TestCase("CO", 33)]
    [TestCase("MX", 32)]
    [TestCase("PY", 18)]
    [TestCase("NG", 37)]
    [TestCase("GB", 4)]
    public void Children_OfOtherCountries_AreAllThere(string country, int count) => Assert.That(tree.Children(country), Has.Count.EqualTo(count));

    [Test]
    public void Within_AnyRegion_HoldsThoseInItAndNoOther()
    {
        var all = tree.Countries.SelectMany(country => Below(country.Code)).ToList();

        foreach (var wanted in all.Where(code => tree.Find(code)!.Level != RegionLevel.District))
        {
            var scope = tree.Within(wanted);
            Assert.That(all.Where(scope.Holds), Is.EqualTo(all.Where(code => tree.IsWithin(code, wanted))), wanted);
        }

        static IEnumerable<string> Below(string code) => tree.Children(code).SelectMany(child => Below(child.Code)).Prepend(code);
    }

    [Test]
    public void Within_ADistrict_SaysWhatLiesAroundIt()
    {
        var scope = tree.Within("pe-150142");

        Assert.That((scope.Code, scope.Beginning, scope.SeatsIn), Is.EqualTo(("PE-150142", (string?)null, "PE-1501")));
        Assert.That(scope.Around, Is.EqualTo(new[] { "PE-1501", "PE-LIM", "PE" }));
    }
}
