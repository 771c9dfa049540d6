using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Reading;
using static ProcurementHub.Tests.Sources.EForms.EFormsText;

namespace ProcurementHub.Tests.Sources.EForms;

public sealed class EFormsLotTests
{
    [Test]
    public async Task Deadline_LotsDiffer_IsTheEarliestAndTheDifferenceIsTold()
    {
        // 10:00 in Lisbon is later than 10:30 in Madrid.
        var normalised = await NormaliseAsync(Notice(
            Lot("LOT-0001", Tenders("2026-04-08+01:00", "10:00:00+01:00"))
            + Lot("LOT-0002", Tenders("2026-04-08+02:00", "10:30:00+02:00"))
            + Lot("LOT-0003", Tenders("2026-04-20+02:00", "10:30:00+02:00"))));

        Assert.That(normalised.Notice!.Content.Deadline.At, Is.EqualTo(At("2026-04-08T10:30:00+02:00")));
        var note = normalised.Diagnostics.Single();
        Assert.That(note.Field, Is.EqualTo(FieldNames.Deadline));
        Assert.That(note.Text, Is.EqualTo("LOT-0001: 2026-04-08T10:00:00+01:00; LOT-0002: 2026-04-08T10:30:00+02:00; LOT-0003: 2026-04-20T10:30:00+02:00"));
        Assert.That(normalised.Notice.Content.Schedule.Select(stage => stage.Name), Is.EqualTo(new[]
        {
            "Deadline for receipt of tenders (LOT-0001)", "Deadline for receipt of tenders (LOT-0002)", "Deadline for receipt of tenders (LOT-0003)",
        }));
    }

    [Test]
    public async Task Deadline_OneLotWasOverWhenTheNoticeWasSent_IsThatOfTheNextLot()
    {
        var notice = await ContentAsync(Notice(
            Lot("LOT-0001", Tenders("2026-04-08+02:00", "10:00:00+02:00")) + Lot("LOT-0002", Tenders("2026-05-08+02:00", "10:00:00+02:00")),
            sent: "2026-04-09+02:00"));

        Assert.That(notice.Deadline.At, Is.EqualTo(At("2026-05-08T10:00:00+02:00")));
    }

    [Test]
    public async Task Deadline_LotsAgree_IsOneStageWithoutANote()
    {
        var normalised = await NormaliseAsync(Notice(
            Lot("LOT-0001", Tenders("2026-04-08+02:00", "10:00:00+02:00")) + Lot("LOT-0002", Tenders("2026-04-08+02:00", "10:00:00+02:00"))));

        Assert.That(normalised.Diagnostics, Is.Empty);
        Assert.That(normalised.Notice!.Content.Schedule.Single().Name, Is.EqualTo("Deadline for receipt of tenders"));
    }

    [Test]
    public async Task Deadline_TwoStages_IsTheRequestToTakePart()
    {
        var notice = await ContentAsync(Notice(Lot("LOT-0001",
            Tenders("2026-06-08+02:00", "10:00:00+02:00") + Until("ParticipationRequestReceptionPeriod", "2026-04-08+02:00", "10:00:00+02:00"))));

        Assert.That(notice.Deadline.At, Is.EqualTo(At("2026-04-08T10:00:00+02:00")));
        Assert.That(notice.Schedule, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Deadline_PriorNoticeAsACall_IsTheExpressionOfInterest()
    {
        var interest = Extension("<efac:InterestExpressionReceptionPeriod><cbc:EndDate>2026-04-26+02:00</cbc:EndDate><cbc:EndTime>12:00:00+02:00</cbc:EndTime></efac:InterestExpressionReceptionPeriod>");

        var notice = await ContentAsync(Notice(Lot("LOT-0001", interest), type: "pin-cfc-standard", root: "PriorInformationNotice"));

        Assert.That(notice.Deadline.At, Is.EqualTo(At("2026-04-26T12:00:00+02:00")));
    }

    [TestCase("2026-04-08+02:00", "", "2026-04-08T23:59:59+02:00")]
    [TestCase("2026-04-08Z", "10:00:00Z", "2026-04-08T10:00:00+00:00")]
    [TestCase("2026-04-08Z", "10:00:00+02:00", "2026-04-08T10:00:00+02:00")]
    [TestCase("2026-04-08-03:00", "10:00:00", "2026-04-08T10:00:00-03:00")]
    [TestCase("2026-04-08", "10:00:00", "2026-04-08T10:00:00+00:00")]
    public async Task Deadline_DayAndTime_EachWithOrWithoutItsOffset_AreOneInstant(string date, string time, string expected)
    {
        var notice = await ContentAsync(Notice(Lot("LOT-0001", Tenders(date, time))));

        Assert.That(notice.Deadline.At, Is.EqualTo(At(expected)));
        Assert.That(notice.Deadline.At!.Value.Offset, Is.EqualTo(At(expected).Offset));
    }

    [Test]
    public async Task Deadline_UnreadableInOneLot_LeavesThatOfTheOther()
    {
        var lots = Lot("LOT-0001", Tenders("8 April", "ten")) + Lot("LOT-0002", Tenders("2026-05-08+02:00", "10:00:00+02:00"));

        Assert.That((await ContentAsync(Notice(lots))).Deadline.At, Is.EqualTo(At("2026-05-08T10:00:00+02:00")));
        Assert.That((await ContentAsync(Notice(Lot("LOT-0001", Tenders("8 April", "ten"))))).Deadline.Basis, Is.EqualTo(DeadlineBasis.Unreadable));
    }

    [Test]
    public async Task Questions_OfSeveralLots_EndWithTheFirst()
    {
        static string Lots(string date) => Lot("LOT-" + date, Until("AdditionalInformationRequestPeriod", date + "+02:00", "12:00:00+02:00"));

        var notice = await ContentAsync(Notice(Lots("2026-04-03") + Lots("2026-04-01")));

        Assert.That(notice.ConsultationsUntil, Is.EqualTo(At("2026-04-01T12:00:00+02:00")));
    }

    [Test]
    public async Task Amount_FrameworkWithoutAValue_IsItsMaximum()
    {
        var maximum = $"<cac:RequestedTenderTotal>{Extension("<efbc:FrameworkMaximumAmount currencyID=\"EUR\">900000</efbc:FrameworkMaximumAmount>")}<cbc:EstimatedOverallContractAmount currencyID=\"EUR\">0</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>";

        Assert.That((await ContentAsync(Notice(project: maximum))).Amount, Is.EqualTo(Amount.Published(900000, "EUR")));
    }

    [Test]
    public async Task Amount_OnlyTheLotsHaveOne_IsGivenForASingleLot()
    {
        var lot = Lot("LOT-0001", project: "<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID=\"EUR\">700</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>");
        var group = Lot("GLO-0001", kind: "LotsGroup");

        Assert.That((await ContentAsync(Notice(lot + group))).Amount, Is.EqualTo(Amount.Published(700, "EUR")));
        Assert.That((await ContentAsync(Notice(lot + lot))).Amount, Is.EqualTo(Amount.NotGiven));
    }

    [Test]
    public async Task Lots_TheirCodesPlacesTitlesAndDocuments_AreTheNotices()
    {
        static string Code(string code, string element = "MainCommodityClassification") =>
            $"<cac:{element}><cbc:ItemClassificationCode listName=\"cpv\">{code}</cbc:ItemClassificationCode></cac:{element}>";
        static string Place(string codes) => $"<cac:RealizedLocation><cac:Address>{codes}</cac:Address></cac:RealizedLocation>";
        const string Terms = "<cac:CallForTendersDocumentReference><cbc:ID>Pliego</cbc:ID><cac:Attachment><cac:ExternalReference><cbc:URI>https://example.org/pliego</cbc:URI></cac:ExternalReference></cac:Attachment></cac:CallForTendersDocumentReference>";

        var record = await ReadOneAsync(Notice(
            Lot("LOT-0001", terms: Terms, title: "Farolas", project: Code("31520000") + Code("31527000", "AdditionalCommodityClassification") + Place("<cbc:CountrySubentityCode>ES417</cbc:CountrySubentityCode><cac:Country><cbc:IdentificationCode>ESP</cbc:IdentificationCode></cac:Country>"))
            + Lot("LOT-0002", terms: Terms, title: "Báculos", project: Code("44212000") + Place("<cbc:Region>anyw-cou</cbc:Region><cac:Country><cbc:IdentificationCode>PRT</cbc:IdentificationCode></cac:Country>") + Place("<cbc:CountrySubentityCode>EL303</cbc:CountrySubentityCode>") + Place("<cbc:Region>anyw</cbc:Region>"))));
        var notice = Reading.Normaliser.Normalise(record, Definition).Notice!.Content;

        Assert.Multiple(() =>
        {
            Assert.That(notice.Classifications.Select(code => code.Id), Is.EqualTo(new[] { "31520000", "31527000", "44212000" }));
            Assert.That(notice.Regions.Select(place => (place.Code, place.Basis)), Is.EqualTo(new[]
            {
                ("ES", RegionBasis.PlaceOfExecution), ("PT", RegionBasis.PlaceOfExecution), ("GR", RegionBasis.PlaceOfExecution),
            }));
            Assert.That(notice.Description, Is.EqualTo("Luminarias para el alumbrado público. LOT-0001: Farolas; LOT-0002: Báculos"));
            Assert.That(notice.Documents.Select(document => (document.Title, document.Url)), Is.EqualTo(new[] { ("Pliego", "https://example.org/pliego") }));
        });
    }
}
