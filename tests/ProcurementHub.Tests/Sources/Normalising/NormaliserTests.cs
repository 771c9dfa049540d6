using ProcurementHub.Core;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.Normalising;

public sealed class NormaliserTests
{
    private static readonly SourceDefinition source = Reading.Definition("""
        country: PE
        reader: csv
        key: { from: procedureCode, called: procedure code (nomenclatura) }
        call: lastNumber
        numbers: "1,234.56"
        dates: [dd/MM/yyyy HH:mm, dd/MM/yyyy]
        entity: { scheme: PE-RUC }
        url: https://portal.example/n/{nativeId}
        statuses: { Convocado: open, Desierto: void }
        categories: { Bien: goods, Servicio: services, Obra: works }
        consulting: { codes: { UNSPSC: "8110" }, words: consultor }
        fields:
          procedureCode: { column: a }
          title: { column: b }
          amount: { column: c, as: money, hidden: [---, Reservado] }
          procedureType: { column: d, map: { LP: Licitación Pública } }
        """);

    [Test]
    public void Normalise_CodeWithStrayBlanks_IsFoldedAndMakesTheKeyAndTheCall()
    {
        var draft = Notice((FieldNames.ProcedureCode, "  CP\u00A0SER-SM-1-2026-\0MDCC-3 "), (FieldNames.Title, "Uno  y\u00A0\tdos"));

        Assert.Multiple(() =>
        {
            Assert.That(draft.Key, Is.EqualTo(new NoticeKey("xx-test", "CP SER-SM-1-2026-MDCC-3")));
            Assert.That(draft.Content.ProcedureCode, Is.EqualTo("CP SER-SM-1-2026-MDCC-3"));
            Assert.That(draft.Content.Call, Is.EqualTo(3));
            Assert.That(draft.Content.Title, Is.EqualTo("Uno y dos"));
            Assert.That(draft.Content.Url, Is.EqualTo("https://portal.example/n/CP%20SER-SM-1-2026-MDCC-3"));
            Assert.That(draft.Position, Is.EqualTo("line 1"));
        });
    }

    [Test]
    public void Normalise_NoKey_IsRejectedWithTheNameThatPeopleHaveForIt() =>
        Assert.That(Normalise((FieldNames.Title, "T")).Rejection, Is.EqualTo("has no procedure code (nomenclatura)"));

    [Test]
    public void Normalise_NeitherTitleNorDescription_IsRejected() =>
        Assert.That(Normalise((FieldNames.ProcedureCode, "A-1")).Rejection, Is.EqualTo("has neither a title nor a description"));

    [Test]
    public void Title_ThatIsOnlyTheCode_IsTheWholeDescription()
    {
        var description = string.Join(' ', Enumerable.Repeat("adquisición de papel", 28));

        var content = Notice((FieldNames.ProcedureCode, "LP-1-2026-X-1"), (FieldNames.Title, "LP 1-2026-X-1"), (FieldNames.Description, description)).Content;

        Assert.That(description, Has.Length.InRange(550, 600));
        Assert.That(content.Title, Is.EqualTo(description));
    }

    [Test]
    public void Title_OfADescriptionThatIsVeryLong_IsItsBeginningCutAtAWord()
    {
        var description = string.Join(' ', Enumerable.Repeat("adquisición de papel", 60));

        var content = Notice((FieldNames.ProcedureCode, "LP-1-2026-X-1"), (FieldNames.Description, description)).Content;

        Assert.That(content.Title, Does.EndWith("…").And.Length.InRange(580, 601));
        Assert.That(description, Does.StartWith(content.Title.TrimEnd('…') + " "));
        Assert.That(content.Description, Is.EqualTo(description));
    }

    [Test]
    public void Sectors_OfAListsCutTextAndOfTheWholeOne_AreTheSame()
    {
        const string whole = "SERVICIO DE LIMPIEZA DE LOCALES INSTITUCIONALES DE LA SEDE CENTRAL Y DE LAS OFICINAS DESCENTRALIZADAS UBICADAS EN LAS CAPITALES "
            + "DE LAS PROVINCIAS ALTAS DEL SUR, SEGÚN LOS TÉRMINOS DE REFERENCIA Y LAS BASES QUE SE PUBLICAN CON ESTA CONVOCATORIA, "
            + "EN EL MARCO DEL CONVENIO CON LA EMPRESA DE SEGURIDAD Y VIGILANCIA, Y DE LA ADQUISICIÓN DE VEHÍCULOS Y DE EQUIPOS MÉDICOS";

        var page = Notice((FieldNames.ProcedureCode, "A-1"), (FieldNames.Description, whole)).Content;
        var row = Notice((FieldNames.ProcedureCode, "A-1"), (FieldNames.Description, whole[..290])).Content;

        Assert.That(page.Title, Is.EqualTo(whole));
        Assert.That(row.Sectors, Is.EqualTo(page.Sectors).And.Not.Empty);
    }

    [TestCase("34,100,000.00", "Soles", AmountState.Published, 34100000.0, "PEN")]
    [TestCase("---", "Soles", AmountState.Hidden, null, "PEN")]
    [TestCase("reservado", null, AmountState.Hidden, null, null)]
    [TestCase("0.00", "Soles", AmountState.NotGiven, null, null)]
    [TestCase("", "Soles", AmountState.NotGiven, null, null)]
    [TestCase("471.24", "UTM", AmountState.Published, 471.24, "UTM")]
    public void Amount_AsPublished_HasItsState(string text, string? currency, AmountState state, double? value, string? code)
    {
        var record = Reading.Record((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.Amount, text));
        record.Add(FieldNames.Currency, currency);

        var amount = Reading.Normaliser.Normalise(record, source).Notice!.Content.Amount;

        Assert.That((amount.State, (double?)amount.Value, amount.Currency), Is.EqualTo((state, value, code)));
    }

    [Test]
    public void Amount_ThatCannotBeRead_IsNotGivenAndNoted()
    {
        var normalised = Normalise((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.Amount, "según bases"));

        Assert.That(normalised.Notice!.Content.Amount, Is.EqualTo(Amount.NotGiven));
        Assert.That(normalised.Diagnostics, Is.EqualTo(new[] { new Diagnostic("amount", "has no digits", "según bases") }));
    }

    [Test]
    public void Words_ThatTheDefinitionDoesNotKnow_AreNotedAndUnknown()
    {
        var normalised = Normalise((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.Status, "En trámite"), (FieldNames.Category, "Cosa"));

        Assert.That(normalised.Notice!.Content.Status, Is.EqualTo(NoticeStatus.Unknown));
        Assert.That(normalised.Diagnostics.Select(diagnostic => (diagnostic.Field, diagnostic.Text)), Is.EquivalentTo(new[] { ("status", "En trámite"), ("category", "Cosa") }));
    }

    [TestCase("convocado", NoticeStatus.Open)]
    [TestCase("DESIERTO ", NoticeStatus.Void)]
    [TestCase("closed", NoticeStatus.Closed)]
    public void Status_WordOfTheSourceOrOfTheHub_IsUnderstood(string word, NoticeStatus status) =>
        Assert.That(Notice((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.Status, word)).Content.Status, Is.EqualTo(status));

    [TestCase("Servicio", "Servicio de CONSULTORÍA de obra", null, ProcurementCategory.Consulting)]
    [TestCase("Servicio", "Supervisión", "81101500", ProcurementCategory.Consulting)]
    [TestCase("Servicio", "Supervisión", "78101500", ProcurementCategory.Services)]
    [TestCase("Bien", "Libros para consultores", null, ProcurementCategory.Goods)]
    [TestCase("Servicio", "Reconsultoriado", null, ProcurementCategory.Services)]
    public void Category_ServicesThatAreConsulting_AreToldApart(string word, string title, string? code, ProcurementCategory category)
    {
        var record = Reading.Record((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, title), (FieldNames.Category, word));
        if (code is not null)
            record.Codes.Add(new CodeText("UNSPSC", code, null));

        Assert.That(Reading.Normaliser.Normalise(record, source).Notice!.Content.Category, Is.EqualTo(category));
    }

    [Test]
    public void Entity_WithoutANameOfItsScheme_HasTheDefinitionsScheme()
    {
        var entity = Notice((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.EntityId, "20393356899"), (FieldNames.EntityName, "MUNICIPALIDAD  DE\u00A0MANANTAY")).Content.Entity;

        Assert.That(entity, Is.EqualTo(new EntityReference("PE-RUC", "20393356899", "MUNICIPALIDAD DE MANANTAY")));
    }

    [Test]
    public void Entity_NameOnly_IsNamedButNotIdentified() =>
        Assert.That(Notice((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.EntityName, "X")).Content.Entity!.IsIdentified, Is.False);

    [Test]
    public void Regions_PlaceOfExecution_GoesBeforeTheSeat()
    {
        var content = Notice(
            (FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"),
            (FieldNames.Department, "AREQUIPA"), (FieldNames.Province, "Caylloma"),
            (FieldNames.Seat, "AV. LIMA 1 (LIMA-LIMA-ATE)")).Content;

        Assert.That(content.Regions, Is.EqualTo(new[] { new PlaceOfExecution("PE-0405", RegionBasis.PlaceOfExecution) }));
    }

    [Test]
    public void Regions_OnlyAnAddress_GiveTheSeat()
    {
        var content = Notice(
            (FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"),
            (FieldNames.Seat, "CALLE LOS MANGUITOS NO 204 2DO PISO (LA LIBERTAD-TRUJILLO-SIMBAL)")).Content;

        Assert.That(content.Regions, Is.EqualTo(new[] { new PlaceOfExecution("PE-130110", RegionBasis.EntitySeat) }));
    }

    [Test]
    public void Regions_NamedInTheText_GoBeforeTheSeat()
    {
        var content = Notice(
            (FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "Puesto de salud de Huata"),
            (FieldNames.Description, "CISTERNAS PARA EL DISTRITO DE HUATA, PROVINCIA DE PUNO, DEPARTAMENTO DE PUNO"),
            (FieldNames.Seat, "AV. LIMA 1 (LIMA-LIMA-ATE)")).Content;

        Assert.That(content.Regions, Is.EqualTo(new[] { new PlaceOfExecution("PE-210108", RegionBasis.Text) }));
    }

    [Test]
    public void Regions_PlaceOfExecution_GoesBeforeTheText()
    {
        var content = Notice(
            (FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "Cisternas para la región Puno"), (FieldNames.Department, "AREQUIPA")).Content;

        Assert.That(content.Regions, Is.EqualTo(new[] { new PlaceOfExecution("PE-ARE", RegionBasis.PlaceOfExecution) }));
    }

    [Test]
    public void Regions_SeveralPlaces_AreEachReadWithTheirOwnProvince()
    {
        var content = Notice(
            (FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"),
            (FieldNames.Department, "AREQUIPA"), (FieldNames.Province, "CAYLLOMA"),
            (FieldNames.Department, "CUSCO"), (FieldNames.Department, "CUSCO")).Content;

        Assert.That(content.Regions.Select(place => place.Code), Is.EqualTo(new[] { "PE-0405", "PE-CUS" }));
    }

    [Test]
    public void Regions_PlaceThatIsNone_IsNoted()
    {
        var normalised = Normalise((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.Department, "ATLANTIDA"));

        Assert.That(normalised.Notice!.Content.Regions, Is.Empty);
        Assert.That(normalised.Diagnostics.Single(), Is.EqualTo(new Diagnostic("department", "is not a known place", "ATLANTIDA")));
    }

    [Test]
    public void Map_WordOfAField_IsReplacedAndOthersStay()
    {
        Assert.That(Notice((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.ProcedureType, "LP ")).Content.ProcedureType, Is.EqualTo("Licitación Pública"));
        Assert.That(Notice((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.ProcedureType, "XY")).Content.ProcedureType, Is.EqualTo("XY"));
    }

    [Test]
    public void Codes_ThatItemsRepeat_AreKeptOnceAndGiveTheSector()
    {
        var record = Reading.Record((FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "Suministro"), (FieldNames.SmeReserved, "NO"), (FieldNames.SmeReserved, "SI"));
        record.Codes.Add(new CodeText("UNSPSC", "44121700", "Lápices"));
        record.Codes.Add(new CodeText("UNSPSC", "44121700 ", "Lápices"));

        var content = Reading.Normaliser.Normalise(record, source).Notice!.Content;

        Assert.That(content.Classifications, Has.Count.EqualTo(1));
        Assert.That(content.Sectors, Has.Count.EqualTo(1));
        Assert.That(content.SmeReserved, Is.True);
    }

    [Test]
    public void Normalise_TheSameRecordTwice_GivesTheSameBytes()
    {
        (string, string)[] fields = [(FieldNames.ProcedureCode, "A-1"), (FieldNames.Title, "T"), (FieldNames.Amount, "1,000.50"), (FieldNames.Published, "01/09/2026")];

        var first = NoticeJson.Write(Notice(fields).Content);

        Assert.That(NoticeJson.Write(Notice(fields).Content), Is.EqualTo(first));
    }

    [Test]
    public void PlanLine_OfTheirPlans_IsKeyedByEntityYearAndReference()
    {
        var plans = Reading.Definition("""
            kind: plans
            country: PE
            reader: csv
            key: { from: [entityId, planYear, planReference], called: "entity, year and reference" }
            entity: { scheme: PE-RUC }
            numbers: "1,234.56"
            fields: { planReference: { column: a } }
            """);
        var record = Reading.Record(
            (FieldNames.EntityId, "20393356899"), (FieldNames.EntityName, "X"), (FieldNames.PlanYear, "2026"), (FieldNames.PlanReference, "12"),
            (FieldNames.PlanMonth, "Setiembre"), (FieldNames.Description, "Adquisición de polos"), (FieldNames.Amount, "110,400"), (FieldNames.Currency, "Soles"));

        var line = Reading.Normaliser.Normalise(record, plans).PlanLine!;

        Assert.Multiple(() =>
        {
            Assert.That(line.NativeId, Is.EqualTo("20393356899/2026/12"));
            Assert.That((line.Content.Year, line.Content.Month, line.Content.Reference), Is.EqualTo((2026, 9, "12")));
            Assert.That(line.Content.Amount, Is.EqualTo(Amount.Published(110400, "PEN")));
            Assert.That(line.Content.Title, Is.EqualTo("Adquisición de polos"));
        });
        Assert.That(Reading.Normaliser.Normalise(Reading.Record((FieldNames.EntityId, "1"), (FieldNames.Title, "T")), plans).Rejection, Is.EqualTo("has no entity, year and reference"));
    }

    private static ProcurementHub.Sources.Normalising.NormalisedRecord Normalise(params (string, string)[] fields) =>
        Reading.Normaliser.Normalise(Reading.Record(fields), source);

    private static NoticeDraft Notice(params (string, string)[] fields) => Normalise(fields).Notice!;
}
