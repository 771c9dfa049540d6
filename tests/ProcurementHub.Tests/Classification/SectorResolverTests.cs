using System.Text.Json;
using ProcurementHub.Core.Classification;

namespace ProcurementHub.Tests.Classification;

public sealed class SectorResolverTests
{
    private static readonly SectorResolver resolver = SectorResolver.Standard;

    [TestCase("UNSPSC", "53101602", "textiles")]
    [TestCase("UNSPSC", "53111601", "footwear")]
    [TestCase("unspsc", "56101519", "furniture")]
    [TestCase("UNSPSC", "72141003", "construction")]
    [TestCase("UNSPSC", "81101500", "engineering")]
    [TestCase("UNSPSC", "72000000", "construction")]
    [TestCase("UNSPSC", "72101511", "machinery")]
    [TestCase("UNSPSC", "72101507", "construction")]
    [TestCase("UNSPSC", "78181701", "energy")]
    [TestCase("UNSPSC", "78181507", "vehicles")]
    [TestCase("UNSPSC", "52140000", "appliances")]
    [TestCase("UNSPSC", "5212", "textiles")]
    [TestCase("UNSPSC", "V1.43211503", "it")]
    [TestCase("x_UNSPSC", " 43211503 ", "it")]
    [TestCase("CUBSO", "4321150300012345", "it")]
    [TestCase("CUBSO", "4618150100123456", "safety")]
    [TestCase("Catálogo de productos, bienes y servicios de la Dirección Nacional de Contrataciones Públicas del Paraguay", "43201513-003", "it")]
    [TestCase("UNSPSC", "72102103", "cleaning")]
    [TestCase("UNSPSC", "84111603", "consulting")]
    [TestCase("UNSPSC", "84131501", "finance")]
    [TestCase("UNSPSC", "83101500", "environment")]
    [TestCase("UNSPSC", "83101801", "energy")]
    [TestCase("CPV", "85200000-1", "agriculture")]
    [TestCase("CPV", "45233140-2", "construction")]
    [TestCase("cpv", "45233140", "construction")]
    [TestCase("CPV", "18800000-7", "footwear")]
    [TestCase("CPV", "18110000-3", "textiles")]
    [TestCase("CPV", "90910000-9", "cleaning")]
    [TestCase("CPV", "90500000-2", "environment")]
    [TestCase("CPV", "79", "consulting")]
    [TestCase("ISIC", "1410", "textiles")]
    [TestCase("CIIU Rev. 4", "C1410", "textiles")]
    [TestCase("CIIU", "4100", "construction")]
    public void Resolve_OneCode_GivesItsSector(string scheme, string id, string sector)
    {
        var assignments = resolver.Resolve([(scheme, id)], "", false);

        Assert.That(assignments.Select(one => (one.Sector, one.Basis, one.From)),
            Is.EqualTo(new[] { (sector, SectorBasis.Code, $"{scheme} {id.Trim()}") }));
    }

    [TestCase("UNSPSC", "4321150")]
    [TestCase("UNSPSC", "43-21-15")]
    [TestCase("UNSPSC", "43211503-00A")]
    [TestCase("UNSPSC", "ninguno")]
    [TestCase("UNSPSC", "")]
    [TestCase("UNSPSC", null)]
    [TestCase("UNSPSC", "00000000")]
    [TestCase("CPV", "45233140-22")]
    [TestCase("CPV", "IA01-7")]
    [TestCase("CUCOP", "21100001")]
    [TestCase("", "43211503")]
    [TestCase(null, "43211503")]
    [TestCase("ISIC", "12345")]
    [TestCase("UNSPSC", "94101500")]
    public void Resolve_MalformedForeignOrNobodysCode_GivesNothing(string? scheme, string? id) =>
        Assert.That(resolver.Resolve([(scheme, id)], "", false), Is.Empty);

    [Test]
    public void Resolve_SeveralCodesInOneCell_AreReadEach()
    {
        var assignments = resolver.Resolve([("UNSPSC", "72102900;53101602 ; ;72103300")], "", false);

        Assert.That(assignments.Select(one => one.Sector), Is.EqualTo(new[] { "construction", "textiles" }));
    }

    [Test]
    public void Resolve_CodeOfASegmentAndOfAFamily_KeepsTheSurer()
    {
        var assignments = resolver.Resolve([("UNSPSC", "72000000"), ("UNSPSC", "30221000")], "", false);

        Assert.That(assignments, Has.Count.EqualTo(1));
        Assert.That(assignments[0].From, Is.EqualTo("UNSPSC 30221000"));
        Assert.That(assignments[0].Confidence, Is.EqualTo(0.95));
    }

    [Test]
    public void Resolve_CodeAndText_LetsTheCodeDecide()
    {
        var assignments = resolver.Resolve([("UNSPSC", "53111601")], "Adquisición de uniformes escolares", false);

        Assert.That(assignments.Select(one => one.Sector), Is.EqualTo(new[] { "footwear" }));
    }

    [Test]
    public void Resolve_NobodysCode_LetsTheTextSpeak()
    {
        var assignments = resolver.Resolve([("UNSPSC", "94101500")], "Adquisición de uniformes", false);

        Assert.That(assignments.Select(one => (one.Sector, one.Basis, one.From)), Is.EqualTo(new[] { ("textiles", SectorBasis.Text, "uniforme") }));
    }

    [Test]
    public void Resolve_Works_IsConstructionWhateverTheTitleSpeaksOf()
    {
        var assignments = resolver.Resolve([], "MEJORAMIENTO DEL SERVICIO DE TRANSITABILIDAD VEHICULAR Y PEATONAL", true);

        Assert.That(assignments.Select(one => (one.Sector, one.From)), Is.EqualTo(new[] { ("construction", "works") }));
    }

    [TestCase("ADQUISICION DE MOBILIARIO ESCOLAR PARA LA I.E. N° 54385", "furniture")]
    [TestCase("Adquisición de uniformes para personal de limpieza", "textiles")]
    [TestCase("CONFECCIÓN DE BUZOS DEPORTIVOS", "textiles")]
    [TestCase("Adquisición de zapatos de seguridad", "footwear safety")]
    [TestCase("ADQUISICION DE SEMILLAS PARA LAS ACTIVIDADES DE INVESTIGACIÓN FORESTAL", "agriculture")]
    [TestCase("Mantención áreas verdes comuna de Angol", "agriculture")]
    [TestCase("SERVICIO DE TRANSPORTE ESCOLAR 2025-2026 COMUNA DE LAJA", "transport")]
    [TestCase("Contratación seguros vehículos municipalidad", "finance")]
    [TestCase("SUMINISTRO MATERIALES DE CONSTRUCCIÓN", "hardware")]
    [TestCase("Construcción de cerco perimétrico", "construction")]
    [TestCase("Contratacion de la Supervision de Obra Ag. 3 Iberia", "engineering")]
    [TestCase("Contratación de la consultoría de obra: puente Tinco", "engineering")]
    [TestCase("Servicio de arrendamiento de un inmueble para el funcionamiento de la Agencia", "property")]
    [TestCase("Servicio de vigilancia privada para la red de agencias", "security")]
    [TestCase("Utiles de aseo personal", "cleaning")]
    [TestCase("ADQUISICION DE DOXICICLINA - 100 MG - TAB - SERVICIO DE FARMACIA (Exp. 16138)", "medical")]
    [TestCase("ADQUISICION DE PETROLEO DIESEL B5-S-50 PARA LAS UNIDADES DE AMBULANCIA", "energy")]
    [TestCase("Servicio de mesa de partes", "")]
    [TestCase("Servicio de aseo y cafetería", "cleaning")]
    [TestCase("Auditoría de los estados financieros", "consulting")]
    [TestCase("Asistencia para los pueblos de la sierra central", "")]
    [TestCase("Servicio puesto en obra", "")]
    [TestCase("Supply of laptops and desktop computers", "it")]
    [TestCase("Adquisición de alevinos de trucha", "fishery")]
    [TestCase("Taller de artesanía", "education handicrafts")]
    [TestCase("VESTUARIO Y CALZADO FUNCIONARIOS", "textiles footwear")]
    [TestCase("Polera media manga, zapatillas deportivas e implementos de seguridad", "textiles footwear safety")]
    [TestCase("Construcción sede comunitaria Club de Pesca Pleamar", "construction")]
    [TestCase("Adquisición de ambulancias", "medical vehicles")]
    [TestCase("REP LUMINARIAS CASCO HISTÓRICO", "electrical")]
    [TestCase("Servicio de catering para feria", "catering")]
    [TestCase("Suministro de pasajes aéreos", "tourism")]
    [TestCase("Válvula cardiaca transcatéter", "medical")]
    [TestCase("DEMARCACIÓN VIAL DE PUNTA ARENAS", "construction")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Resolve_TitleAlone_GivesTheTradeThatIsBought(string? title, string sectors) =>
        Assert.That(resolver.Resolve([], title, false).Select(one => one.Sector),
            Is.EquivalentTo(sectors.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestCase("Adquisición de mobiliario escolar")]
    [TestCase("ADQUISICIÓN DE MOBILIARIO ESCOLAR PARA LAS INSTITUCIONES EDUCATIVAS DEL DISTRITO DE VILLA EL SALVADOR")]
    [TestCase("Compra de carpetas y sillas unipersonales para escolares de nivel primario")]
    [TestCase("Confección de pupitres bipersonales")]
    [TestCase("Módulos escolares de melamina (mesa y silla)")]
    public void Resolve_SchoolFurnitureWithoutACode_ReachesTheFurnitureMaker(string title) =>
        Assert.That(resolver.Resolve([], title, false).Select(one => one.Sector), Is.EqualTo(new[] { "furniture" }));

    [TestCase("Reparación del techo de la institución educativa N° 6069 de Villa El Salvador")]
    [TestCase("SERVICIO DE REPARACIÓN DE TECHO DE ESCUELA")]
    [TestCase("Cambio de cobertura en aulas escolares")]
    [TestCase("Mantenimiento de la cubierta metálica del colegio")]
    public void Resolve_RepairOfASchoolRoof_DoesNotReachTheFurnitureMaker(string title) =>
        Assert.That(resolver.Resolve([], title, false).Select(one => one.Sector), Has.Member("construction").And.None.EqualTo("furniture"));

    [TestCase("Contratar la revisoría fiscal y la defensa judicial", "consulting")]
    [TestCase("PRESTAR SERVICIOS PROFESIONALES PARA APOYAR LA GESTIÓN CONTRACTUAL DE LA ENTIDAD", "consulting")]
    [TestCase("Suministro de tiquetes aéreos nacionales", "tourism")]
    public void Resolve_TradeThatNoRuleNames_IsToldByTheModelWithTheTitlesOwnWords(string title, string sector)
    {
        var assignment = resolver.Resolve([], title, false)[0];

        Assert.That(assignment.Sector, Is.EqualTo(sector));
        Assert.That((assignment.From ?? "?").Split(' '), Is.All.Matches<string>(word => title.Contains(word ?? "?", StringComparison.OrdinalIgnoreCase)));
    }

    [TestCase("Varios")]
    [TestCase("Otros bienes LP-SM-3-2026")]
    [TestCase("Servicios diversos")]
    [TestCase("1234-56 N° 0007")]
    public void Resolve_TitleThatNamesNoTrade_IsNotGuessed(string title) =>
        Assert.That(resolver.Resolve([], title, false), Is.Empty);

    [TestCase("Servicio de supervisión de obra")]
    [TestCase("Servicio de expediente técnico de obra de saneamiento")]
    [TestCase("Adquisición de roca puesto en obra")]
    [TestCase("Edición de la obra de César Vallejo")]
    [TestCase("Servicio de mano de obra")]
    public void Resolve_WordObraInAService_IsNoConstruction(string title) =>
        Assert.That(resolver.Resolve([], title, false).Select(one => one.Sector), Has.None.EqualTo("construction"));

    [TestCase("Adquisición de papel bond")]
    [TestCase("Suministro de combustible diésel")]
    public void Resolve_TextBasis_IsLessSureThanACode(string title) =>
        Assert.That(resolver.Resolve([], title, false)[0].Confidence, Is.InRange(0.6, 0.85));

    [TestCase("cpvCodes.json")]
    [TestCase("derived_unspsc_v7_es.csv")]
    [TestCase("derived_ciiu_rev4ac_co_es.csv")]
    public void Codes_OfTheWholeList_AreEachASectorsOrNobodys(string file)
    {
        var path = SharedData.Path("codelists", file);
        var codes = new SectorCodes(SectorData.Load());
        var (scheme, ids) = file[0] == 'c'
            ? ("CPV", Cpv(path))
            : file.Contains("unspsc", StringComparison.Ordinal) ? ("UNSPSC", Cells(path, 0)) : ("ISIC", Cells(path, 0));

        var unknown = ids.Where(id => id.Length > 1 && codes.Find(scheme, id) is null).ToList();

        Assert.That(unknown, Is.Empty);
    }

    [Test]
    public void Resolve_PublishedTitles_MostlyGetASectorByText()
    {
        string[] titles = [.. new[] { "publicadas.csv", "cerradas.csv" }.SelectMany(file => File.ReadLines(SharedData.Path("chile", file)))
            .Select(line => line.Split(';')).Where(cells => cells.Length == 17).Select(cells => cells[1].Trim('"')).Distinct()];

        var told = titles.Count(title => resolver.Resolve([], title, false).Count > 0);

        TestContext.Out.WriteLine($"{told} of {titles.Length} titles get a sector by text.");
        Assert.That(told, Is.GreaterThan(titles.Length * 0.75));
    }

    private static IEnumerable<string> Cpv(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(entry => entry.GetProperty("code").GetString()!)];
    }

    private static IEnumerable<string> Cells(string path, int column) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split(',')[column]);
}
