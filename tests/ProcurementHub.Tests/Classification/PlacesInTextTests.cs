using ProcurementHub.Core.Classification;

namespace ProcurementHub.Tests.Classification;

/// <summary>Places named in descriptions; most lines are ends of published ones.</summary>
public sealed class PlacesInTextTests
{
    private static readonly RegionTree tree = RegionTree.Standard;

    [TestCase("LA TIERRA PROMETIDA EL EDEN, DISTRITO DE CERRO COLORADO, PROVINCIA Y DEPARTAMENTO DE AREQUIPA", "PE-040104")]
    [TestCase("DISTRITO DE ALTO SELVA ALEGRE, PROVINCIA DE AREQUIPA, DEPARTAMENTO DE AREQUIPA", "PE-040102")]
    [TestCase("distrito de Mejia de la provincia de Islay del departamento de Arequipa¿, CUI 2704333", "PE-040705")]
    [TestCase("COMPLEJO DE AGUAS TERMALES DEL DISTRITO DE YURA - PROVINCIA AREQUIPA.", "PE-040128")]
    [TestCase("DISTRITO DE AREQUIPA PROVINCIA DE AREQUIPA, DEPARTAMENTO DE AREQUIPA; PARA LA GERENCIA DE CENTRO HI", "PE-040101")]
    [TestCase("DEL DISTRITO DE CERRO COLORADO, PROVINCIA AREQUIPA ¿ REGION AREQUIPA¿ ¿ CUI: 2322531", "PE-040104")]
    [TestCase("SOLIDOS ¿ QUEBRADA HONDA EN LA PROVINCIA DE AREQUIPA", "PE-0401")]
    [TestCase("EN EL DISTRITO DE JAQUÍ, PROVINCIA DE CARAVELÍ, DEPARTAMENTO AREQUIPA\"", "PE-040310")]
    [TestCase("TUPAC AMARU DEL DISTRITO DE MARCONA, PROVINCIA NASCA, DEPARTAMENTO DE ICA¿", "PE-110304")]
    [TestCase("TORRES DE SAN BORJA, DISTRITO DE MOCHE, PROVINCIA DE TRUJILLO ¿ LA LIBERTAD", "PE-130107")]
    [TestCase("DISTRITO DE TISCO, PROVINCIA DE CAYLLOMA Y REGIÓN DE AREQUIPA", "PE-040517")]
    [TestCase("ÁMBITO MULTIDISTRITAL Y MULTIPROVINCIAL, DEPARTAMENTO DE CUSCO.", "PE-CUS")]
    [TestCase("SERVICIO DE INTERNET PARA LA REGIÓN DE CUSCO, EN EL MARCO DE LA EJECUCIÓN", "PE-CUS")]
    [TestCase("SECTOR LAS PALMAS, PROVINCIA DE LA MAR, REGIÓN AYACUCHO", "PE-0505")]
    [TestCase("PROVINCIA CONSTITUCIONAL DEL CALLAO, DEPARTAMENTO DEL CALLAO - ITEM CAMA MULTIPROPOSITO", "PE-0701")]
    [TestCase("Departamento: Puno. Provincia: San Román", "PE-2111")]
    public void NamedIn_WordsThatAnnounceAPlace_GiveTheClosestOne(string text, string code) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(new[] { code }));

    [TestCase("PRESA TIPICOCHA, DIST_NUEVO OCCORO, PROV_HUANCAVELICA, DPTO_HUANCAVEL", "PE-090113")]
    [TestCase("DEL DISTRITO DE CHALA PROVINCIA DE CARAVELI DEPARAMENTO DE AREQUIPA", "PE-040307")]
    [TestCase("DEL DISTRITO DE VITOR -PROVINCIA DE AREQUIPA-DEPARTAMENTPO DE AREQUIPA\"", "PE-040125")]
    [TestCase("SAMUEL PASTOR DE LA PROVINCIA DE CAMANA DEL DEPARTAMENTEO DE AREQUIPA con CUI 2675590, LEY 29230 OXI", "PE-0402")]
    [TestCase("PROVINCIA DEL DATEM DEL MARAÑON, DEPARTAMNTO DE LORETO", "PE-1607")]
    [TestCase("DISTRITO DE LANCONES, PROVICNIA DE SULLANA", "PE-200604")]
    [TestCase("MANTENIMIENTO DE CAMINOS, Dpto. de Puno", "PE-PUN")]
    [TestCase("DISTRITAL DE QUEROCOTO - PROV. CHOTA - CAJAMARCA,", "PE-0604")]
    public void NamedIn_ShortenedAndMisspeltWords_AreUnderstood(string text, string code) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(new[] { code }));

    [TestCase("DEL DISTRITO DE ALTO SELVA ALEGRE-AREQUIPA-AREQUIPA", "PE-040102")]
    [TestCase("HOGARES VULNERABLES DEL DISTRTIO DE MATO ¿ HUAYLAS-ANCASH.", "PE-021205")]
    [TestCase("DISTRITO DE LOS OLIVOS, LIMA, LIMA", "PE-150117")]
    public void NamedIn_DistrictBeforeItsProvinceAndDepartment_GivesTheDistrict(string text, string code) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(new[] { code }));

    [TestCase("SERVICIO DE TRANSPORTE DE PERSONAL DE LAS INSTALACIONES DE EGASA SEDE CHILINA")]
    [TestCase("DE LOS ESTABLECIMIENTOS PENITENCIARIOS DE AREQUIPA. MUJERES AREQUIPA Y CAMANA DE LA OFICINA REGIONAL SUR")]
    [TestCase("SERVICIO PARA LA MUNICIPALIDAD PROVINCIAL DE AREQUIPA")]
    [TestCase("PRODUCTOS FARMACEUTICOS PARA EL DEPARTAMENTO DE FARMACIA DEL HRGDV-ABANCAY")]
    [TestCase("COMPETITIVOS EN LA PRODUCCIÓN DE CAFÉ EN LA REGIÓN?) A TODO COSTO")]
    [TestCase("SERVICIO DE FUMIGACION, XII MACRO REGION POLICIAL ANCASH")]
    [TestCase("DEPARTAMENTO 15, EDIFICIO PUNO")]
    [TestCase("provincia, Lima")]
    [TestCase("MOBILIARIO PARA DEPARTAMENTOS")]
    [TestCase("")]
    [TestCase(null)]
    public void NamedIn_BareNamesAndOtherMeanings_GiveNothing(string? text) => Assert.That(tree.NamedIn("PE", text), Is.Empty);

    [TestCase("MEJORAMIENTO DE PISTAS, DEPARTAMENTO DE AREQU")]
    [TestCase("MEJORAMIENTO DE PISTAS, PROVINCIA DE")]
    [TestCase("MEJORAMIENTO DE PISTAS, PROVINCIA DE SANTA")]
    [TestCase("MEJORAMIENTO DE PISTAS, PROVINCIA DE SANTA…")]
    [TestCase("MEJORAMIENTO DE PISTAS, PROVINCIA DE SANTA C")]
    public void NamedIn_NameThatTheTextMayHaveCut_GivesNothing(string text) => Assert.That(tree.NamedIn("PE", text), Is.Empty);

    [Test]
    public void NamedIn_NameCutAfterAWholeOne_LeavesTheWholeOne() =>
        Assert.That(tree.NamedIn("PE", "DISTRITO DE LA JOYA DE LA PROVINCIA DE AREQUIPA DEL DEPARTAMENTO DE AREQU"), Is.EqualTo(new[] { "PE-040108" }));

    [TestCase("DISTRITO DE YAUYUCAN, PROVINCIA DE SANTA CRUZ - CAJAMARCA, Y PROVINCIA DE SAN MARTIN")]
    [TestCase("PROVINCIA DE TRUJILLO DEL DEPARTAMENTO DE LA LIBERTAD HACIA EL DEPARTAMENTO DE SAN MARTIN, PROVINCIA DE MARISCAL CACERES")]
    [TestCase("EN LOS DEPARTAMENTOS DE MADRE DE DIOS, PUNO Y JUNIN, PROVINCIA DE CHANCHAMAYO")]
    public void NamedIn_TextCutAnywhere_NamesNoPlaceThatTheWholeDoesNot(string text)
    {
        var whole = tree.NamedIn("PE", text);

        for (var length = 0; length < text.Length; length++)
        {
            var cut = tree.NamedIn("PE", text[..length]);
            Assert.That(cut, Is.All.Matches<string>(code => whole.Any(known => tree.IsWithin(code, known) || tree.IsWithin(known, code))), text[..length]);
        }
    }

    [TestCase("PROVINCIA DE AREQUIPA, DEPARTAMENTO DE LORETO", "PE-0401", "PE-LOR")]
    [TestCase("PARA LOS DEPARTAMENTOS DE AMAZONAS, PUNO Y JUNIN¿", "PE-AMA", "PE-PUN", "PE-JUN")]
    [TestCase("CON EL COVID- 19 EN LA REGIÓN DE APURÍMAC, AYACUCHO Y TACNA, EN EL MARCO", "PE-APU", "PE-AYA", "PE-TAC")]
    [TestCase("EN LOS ÁMBITOS DE LAS PROVINCIAS DE LUCANAS, PARINACOCHAS Y PAUCAR DEL SARA SARA", "PE-0506", "PE-0507", "PE-0508")]
    [TestCase("DISTRITO DE MOQUEGUA E ILO PROVINCIAS DE MARISCAL NIETO E ILO DEPARTAMENTO MOQUEGUA", "PE-180101", "PE-180301")]
    [TestCase("VARIOS DISTRITOS DE LA PROVINCIA DEL SANTA Y CASMA, EN EL DEPARTAMENTO DE ANCASH", "PE-0218", "PE-0208")]
    [TestCase("PROVINCIA DE TRUJILLO DEL DEPARTAMENTO DE LA LIBERTAD HACIA EL DEPARTAMENTO DE LORETO.", "PE-1301", "PE-LOR")]
    [TestCase("DEPARTAMENTO DE LIMA PROVINCIAS Y PROVINCIA CONSTITUCIONAL DEL CALLAO", "PE-LIM", "PE-CAL")]
    public void NamedIn_SeveralPlaces_GivesEach(string text, params string[] codes) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(codes));

    [Test]
    public void NamedIn_ProvincesOfOneDepartment_AreTheDepartment() =>
        Assert.That(tree.NamedIn("PE", "DE LAS DIFERENTES PROVINCIAS DE AREQUIPA ¿ ACTIVIDAD 50006144"), Is.EqualTo(new[] { "PE-ARE" }));

    [Test]
    public void NamedIn_MoreThanFive_GivesTheWiderRegions()
    {
        const string regions = "EN LAS REGIONES DE APURÍMAC, CUSCO, HUANCAVELICA, HUÁNUCO, PASCO";

        Assert.That(tree.NamedIn("PE", regions), Has.Count.EqualTo(5));
        Assert.That(tree.NamedIn("PE", regions + " Y TACNA"), Is.EqualTo(new[] { "PE" }));
        Assert.That(
            tree.NamedIn("PE", "PROVINCIAS DE CANAS, CANCHIS, CHUMBIVILCAS, ESPINAR, PAUCARTAMBO Y URUBAMBA, Y DE LA PROVINCIA DE ISLAY"),
            Is.EqualTo(new[] { "PE-CUS", "PE-ARE" }));
    }

    [Test]
    public void NamedIn_TitleAndDescription_AreReadTogether() =>
        Assert.That(tree.NamedIn("PE", "Obra en la provincia de Caylloma", null, "departamento de Arequipa"), Is.EqualTo(new[] { "PE-0405" }));

    [TestCase("Servicio de Coffe Break en la Región de Atacama - CC 11 / PS 1608", "CL-AT")]
    [TestCase("EN EL TRAMO PAREDONES REGION DE O'HIGGINS-ISLA ROBINSON CRUSOE", "CL-LI")]
    [TestCase("en la región de Aysén del General Carlos Ibáñez del Campo, ruta del Lago", "CL-AI")]
    [TestCase("SERVICIO DE ASEO PARA LAS SEDES DEL SML REGION DEL BIO BIO, POR 24 MESES", "CL-BI")]
    public void NamedIn_RegionOfAnotherCountry_IsFoundThere(string text, string code)
    {
        Assert.That(tree.NamedIn("CL", text), Is.EqualTo(new[] { code }));
        Assert.That(tree.NamedIn("PE", text), Is.Empty);
        Assert.That(tree.NamedIn("DE", text), Is.Empty);
    }

    [TestCase("obra en la provincia de Concepción")]
    [TestCase("obra en la provincia de Concepción - Norte", "AA-01")]
    [TestCase("obra en la provincia de Concepción, departamento del Sur", "AA-02")]
    [TestCase("obra en la provincia de Concepción, departamento del Oeste", "AA-W")]
    [TestCase("obra en la provincia de Bella Vista, departamento del Oeste", "AA-03", "AA-W")]
    public void NamedIn_ProvinceNameOfTwoDepartments_IsNotGuessed(string text, params string[] codes)
    {
        var doubled = new RegionTree(
        [
            Row("AA", null, "Alfa", RegionLevel.Country), Row("AA-N", "AA", "Norte", RegionLevel.First),
            Row("AA-S", "AA", "Sur", RegionLevel.First), Row("AA-W", "AA", "Oeste", RegionLevel.First),
            Row("AA-01", "AA-N", "Concepción", RegionLevel.Province), Row("AA-02", "AA-S", "Concepción", RegionLevel.Province),
            Row("AA-03", "AA-S", "Bella Vista", RegionLevel.Province),
        ]);

        Assert.That(doubled.NamedIn("AA", text), Is.EqualTo(codes));

        static RegionRow Row(string code, string? parent, string name, RegionLevel level) => new(new Region(code, parent, name, name, level), []);
    }
}
