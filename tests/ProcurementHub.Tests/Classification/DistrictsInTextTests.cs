using ProcurementHub.Core.Classification;

namespace ProcurementHub.Tests.Classification;

/// <summary>Districts named in titles; most lines are ends of published ones.</summary>
public sealed class DistrictsInTextTests
{
    private static readonly RegionTree tree = RegionTree.Standard;

    [TestCase("Reparación del techo de la escuela, distrito de Simbal, provincia de Trujillo", "PE-130110")]
    [TestCase("C.P. SANTA ROSA, DISTRITO DE SAN JUAN BAUTISTA, PROVINCIA DE MAYNAS, REGIÓN LORETO", "PE-160113")]
    [TestCase("ALBERGUE DEL CENTRO POBLADO ANASCAPA, DIST. UBINAS, PROV. GENERAL SANCHEZ CERRO, DPTO. MOQUEGUA", "PE-180210")]
    [TestCase("COMPLEJO DE AGUAS TERMALES DEL DISTRITO DE YURA, CUI 2479793", "PE-040128")]
    [TestCase("HOSPITAL BELEN - DISTRITO, PROVINCIA Y DEPARTAMENTO DE LAMBAYEQUE - IOAAR - 2485061", "PE-140301")]
    [TestCase("DISTRITO Y PROVINCIA DE TACNA", "PE-230101")]
    [TestCase("PARA EL DISTRITO DE MIRAFLORES - AREQUIPA", "PE-040110")]
    [TestCase("DISTRITO DE ALTO SELVA ALEGRE, PR", "PE-040102")]
    public void NamedIn_DistrictAnnounced_IsFound(string text, string code) => Assert.That(tree.NamedIn("PE", text), Is.EqualTo(new[] { code }));

    [TestCase("DISTRITOS DE CERRO COLORADO ¿ LA JOYA, AREQUIPA, COMPONENTE 01: PUENTE Y ACCESOS", "PE-040104", "PE-040108")]
    [TestCase("EN LOS DISTRITOS DE CAIRANI Y QUILAHUANI EN LA PROVINCIA DE CANDARAVE Y AL DISTRITO DE LOCUMBA DE LA PROVINCIA DE JORGE BASADRE", "PE-230202", "PE-230206", "PE-230301")]
    [TestCase("EN LOS DISTRITOS DE VILQUE Y VILQUE CHICO DE LAS PROVINCIAS DE PUNO Y HUANCANE, DEPARTAMENTO DE PUNO", "PE-210115", "PE-210608")]
    [TestCase("DISTRITOS DE ANCÓN, CHACLACAYO, LURÍN, ATE, COMAS Y BREÑA, PROVINCIA DE LIMA", "PE-1501")]
    public void NamedIn_SeveralDistricts_GivesEachOrWhatLiesAroundThem(string text, params string[] codes) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(codes));

    [TestCase("ADQUISICION DE CANASTAS PARA EL DISTRITO DE MIRAFLORES")]
    [TestCase("DISTRITO DE SAN JUAN")]
    [TestCase("CONSTRUCCIÓN DE PISTAS EN EL DISTRITO DE INDEPENDENCIA, META 3")]
    [TestCase("DISTRITO DE SAN JOSE DE MORO")]
    [TestCase("DISTRITO JUDICIAL DE LIMA NORTE")]
    [TestCase("SERVICIO EN LA AV. VILLA EL SALVADOR 345")]
    [TestCase("I.E. SIMON BOLIVAR, JESUS MARIA Y LA VICTORIA")]
    [TestCase("CEMENTO YURA TIPO I")]
    [TestCase("PROGRESO DEL PROYECTO DE RIEGO")]
    public void NamedIn_NameOfManyPlacesOrThings_IsNotGuessed(string text) => Assert.That(tree.NamedIn("PE", text), Is.Empty);

    [TestCase("DISTRITO DE MIRAFLORES, DEPARTAMENTO DE AREQUIPA", "PE-040110")]
    [TestCase("DISTRITO DE SANTA ROSA, DEPARTAMENTO DE PUNO", "PE-PUN")]
    [TestCase("DISTRITO DE SIMBAL, DEPARTAMENTO DE PUNO", "PE-PUN")]
    [TestCase("DISTRITO DE ANDAHUAYLAS, PROVINCIA ABANCAY, DEPARTAMENTO APURÍMAC", "PE-030201", "PE-0301")]
    public void NamedIn_DepartmentBesideTheName_DecidesOrIsAllThatIsSure(string text, params string[] codes) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(codes));

    [TestCase("PE-040101", "PE-040110")]
    [TestCase("PE-1501", "PE-150122")]
    [TestCase("PE-PIU", null)]
    [TestCase("PE", null)]
    [TestCase(null, null)]
    public void NamedNear_DistrictNameOfManyPlaces_IsTheOneAroundTheSeat(string? seat, string? code) =>
        Assert.That(tree.NamedNear("PE", seat, "CANASTAS PARA EL DISTRITO DE MIRAFLORES"), Is.EqualTo(code is null ? [] : new[] { code }));

    [Test]
    public void NamedNear_OneNameInTheCountry_IsThatPlaceWhereverTheSeatIs() =>
        Assert.That(tree.NamedNear("PE", "PE-150131", "ALMACEN DEL DISTRITO DE SIMBAL"), Is.EqualTo(new[] { "PE-130110" }));

    [TestCase("HOSPITAL DE EMERGENCIAS VILLA EL SALVADOR", "PE-150142")]
    [TestCase("Mobiliario para las zonas de San Juan de Lurigancho", "PE-150132")]
    [TestCase("VEREDAS EN EL CERCADO DE LIMA", "PE-150101")]
    [TestCase("CENTRO DE SALUD CERRO COLORADO , AREQUIPA , AREQUIPA , CUI 2667791", "PE-040104")]
    [TestCase("Local (LA LIBERTAD - TRUJILLO - SIMBAL)", "PE-130110")]
    public void NamedIn_BareNameThatIsNoOthersOrThreeNamesInEachOther_IsFound(string text, string code) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(new[] { code }));

    [Test]
    public void NamedNear_BareNameOutsideThePlacesAnnounced_IsAHamletOfTheirs() =>
        Assert.That(tree.NamedNear("PE", "PE-080307", "SECTORES MARCHUASI Y SANTIAGO DE PUPUJA DEL DISTRITO DE MOLLEPATA"), Is.EqualTo(new[] { "PE-080307" }));

    [TestCase("SERVICIO DE MENSAJERIA A NIVEL NACIONAL", "PE")]
    [TestCase("Suministro de combustible, ámbito nacional", "PE")]
    [TestCase("MENSAJERIA EN EL DEPARTAMENTO DE LIMA Y A NIVEL NACIONAL", "PE-LIM", "PE")]
    [TestCase("EN EL MARCO DE LA EMERGENCIA SANITARIA A NIVEL NACIONAL, DISTRITO DE CARAMPOMA, PROVINCIA DE HUAROCHIRI", "PE-150704")]
    public void NamedIn_WholeCountry_IsFoundWhereItIsNotTheEmergencys(string text, params string[] codes) =>
        Assert.That(tree.NamedIn("PE", text), Is.EqualTo(codes));

    [TestCase("NG", "Construction of 10 km road in Lagos State", "NG-LA")]
    [TestCase("CO", "Mantenimiento de vías del departamento de Antioquia", "CO-ANT")]
    [TestCase("CO", "Sedes de la ciudad de Bogotá", "CO-DC")]
    [TestCase("MX", "Servicio de limpieza en la Ciudad de México", "MX-CMX")]
    public void NamedIn_OtherCountries_GivesTheirFirstLevel(string country, string text, string code) =>
        Assert.That(tree.NamedIn(country, text), Is.EqualTo(new[] { code }));
}
