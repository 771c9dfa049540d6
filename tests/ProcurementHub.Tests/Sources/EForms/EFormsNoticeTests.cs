using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Reading;
using static ProcurementHub.Tests.Sources.EForms.EFormsText;

namespace ProcurementHub.Tests.Sources.EForms;

public sealed class EFormsNoticeTests
{
    private const string Publication =
        "<efac:Publication><efbc:NoticePublicationID>00012345-2026</efbc:NoticePublicationID><efbc:PublicationDate>2026-03-04+01:00</efbc:PublicationDate></efac:Publication>";

    private const string Value = "<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID=\"EUR\">250000.50</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>";

    [Test]
    public async Task Read_ContractNotice_IsTheNoticeOfItsProcedure()
    {
        var draft = await DraftAsync(Notice(Lot("LOT-0001", Tenders("2026-04-08+02:00", "14:00:00+02:00")), extension: Publication, project: Value));

        var notice = draft.Content;
        Assert.Multiple(() =>
        {
            Assert.That(draft.Key, Is.EqualTo(new NoticeKey("ted-eforms", "0c1d2e3f-1111-4222-8333-444455556666")));
            Assert.That(draft.IsPartial, Is.False);
            Assert.That(draft.SourceDate, Is.EqualTo(At("2026-03-02T10:15:00+01:00")));
            Assert.That(notice.ProcedureCode, Is.EqualTo("EXP 12/2026"));
            Assert.That(notice.Title, Is.EqualTo("Suministro de luminarias"));
            Assert.That(notice.Description, Is.EqualTo("Luminarias para el alumbrado público."));
            Assert.That(notice.Entity, Is.EqualTo(new EntityReference("ES-BT-501", "P4227700D", "Ayuntamiento de Soria")));
            Assert.That(notice.Category, Is.EqualTo(ProcurementCategory.Goods));
            Assert.That(notice.ProcedureType, Is.EqualTo("Abierto"));
            Assert.That(notice.Status, Is.EqualTo(NoticeStatus.Open));
            Assert.That(notice.Published, Is.EqualTo(At("2026-03-04T00:00:00+01:00")));
            Assert.That(notice.Deadline, Is.EqualTo(new Deadline(At("2026-04-08T14:00:00+02:00"), DeadlineBasis.ClosingDate)));
            Assert.That(notice.Amount, Is.EqualTo(Amount.Published(250000.50m, "EUR")));
            Assert.That(notice.SmeReserved, Is.Null);
            Assert.That(notice.Url, Is.EqualTo("https://ted.europa.eu/en/notice/-/detail/12345-2026"));
            Assert.That(notice.Regions.Select(place => place.Code), Is.EqualTo(new[] { "ES" }));
            Assert.That(notice.Classifications, Is.EqualTo(new[] { new ClassificationCode("CPV", "31520000", null) }));
        });
    }

    [Test]
    public async Task Read_NoticeNotYetInTheJournal_IsPublishedWhenItWasSent()
    {
        var notice = await ContentAsync(Notice(
            extension: "<efac:Publication><efbc:NoticePublicationID>n.a.</efbc:NoticePublicationID></efac:Publication>"));

        Assert.That(notice.Published, Is.EqualTo(At("2026-03-02T10:15:00+01:00")));
        Assert.That(notice.Url, Is.Null);
    }

    [TestCase("pin-only", "planning", "PriorInformationNotice", NoticeStatus.Planned)]
    [TestCase("pmc", "consultation", "PriorInformationNotice", NoticeStatus.Planned)]
    [TestCase("pin-cfc-standard", "competition", "PriorInformationNotice", NoticeStatus.Open)]
    [TestCase("qu-sy", "competition", "ContractNotice", NoticeStatus.Open)]
    [TestCase("veat", "dir-awa-pre", "ContractAwardNotice", NoticeStatus.Awarded)]
    [TestCase("can-standard", "result", "ContractAwardNotice", NoticeStatus.Awarded)]
    [TestCase("can-standard", "", "ContractAwardNotice", NoticeStatus.Unknown)]
    public async Task Read_FormOfNotice_TellsTheStatus(string type, string form, string root, NoticeStatus status)
    {
        var items = await ReadAsync(Notice(type: type, form: form, root: root));

        if (status == NoticeStatus.Unknown)
            Assert.That(items.Single(), Is.InstanceOf<ReadItem.Unreadable>());
        else
            Assert.That(Reading.Normaliser.Normalise(Reading.Records(items).Single(), Definition).Notice!.Content.Status, Is.EqualTo(status));
    }

    [TestCase("selec-w clos-nw", NoticeStatus.Awarded)]
    [TestCase("clos-nw clos-nw", NoticeStatus.Void)]
    [TestCase("open-nw clos-nw", NoticeStatus.Unknown)]
    public async Task Read_ResultsOfTheLots_TellWhetherThereIsAWinner(string results, NoticeStatus status)
    {
        var lots = string.Concat(results.Split(' ').Select(result => $"<efac:LotResult><cbc:TenderResultCode>{result}</cbc:TenderResultCode></efac:LotResult>"));

        var notice = await ContentAsync(Notice(
            type: "can-standard", form: "result", root: "ContractAwardNotice", extension: $"<efac:NoticeResult>{lots}</efac:NoticeResult>"));

        Assert.That(notice.Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Read_ResultAfterTheCall_AwardsItAndErasesNothing()
    {
        var call = await DraftAsync(Notice(Lot("LOT-0001", Tenders("2026-04-08+02:00", "14:00:00+02:00")), extension: Publication, project: Value));
        var result = await DraftAsync(Notice(
            Lot("LOT-0001"), type: "can-standard", form: "result", root: "ContractAwardNotice", id: "99999999-2222-4333-8444-555555555555", sent: "2026-06-01+02:00"));

        var merged = NoticeMerge.Over(call.Content, result.Content);

        Assert.That(result.Key, Is.EqualTo(call.Key));
        Assert.That(result.IsPartial);
        Assert.That(merged, Is.EqualTo(call.Content with { Status = NoticeStatus.Awarded }).UsingPropertiesComparer());
    }

    [Test]
    public async Task Read_ChangeNotice_MovesTheDeadlineOfTheCall()
    {
        var call = await DraftAsync(Notice(Lot("LOT-0001", Tenders("2026-04-08+02:00", "14:00:00+02:00")), extension: Publication));
        var change = await DraftAsync(Notice(
            Lot("LOT-0001", Tenders("2026-04-15+02:00", "14:00:00+02:00")),
            extension: Changes("11111111-2222-4333-8444-555555555555-01", "cor-buy") + "<efac:Publication><efbc:NoticePublicationID>00020000-2026</efbc:NoticePublicationID><efbc:PublicationDate>2026-03-20+01:00</efbc:PublicationDate></efac:Publication>",
            id: "99999999-2222-4333-8444-555555555555", sent: "2026-03-18+01:00"));

        var changes = NoticeComparison.Compare(call.Content, NoticeMerge.Over(call.Content, change.Content));

        Assert.That(change.Key, Is.EqualTo(call.Key));
        Assert.That(changes.Where(one => one.Kind == ChangeKind.AlertWorthy).Select(one => one.Field), Is.EqualTo(new[] { NoticeField.Deadline }));
        Assert.That(changes.Select(one => one.Field), Has.None.EqualTo(NoticeField.Published));
    }

    [TestCase("cancel", NoticeStatus.Cancelled)]
    [TestCase("cancel-intent", NoticeStatus.Open)]
    [TestCase("susp-review", NoticeStatus.Suspended)]
    public async Task Read_ReasonOfTheChange_MayStopTheProcedure(string reason, NoticeStatus status) =>
        Assert.That((await ContentAsync(Notice(extension: Changes("11111111-2222-4333-8444-555555555555-01", reason)))).Status, Is.EqualTo(status));

    [TestCase("22222222-2222-4333-8444-555555555555-02", "22222222-2222-4333-8444-555555555555")]
    [TestCase("00012345-2026", "11111111-2222-4333-8444-555555555555")]
    public async Task Read_ChangeOfAPlanningNotice_IsKeyedAsTheNoticeThatItNames(string changed, string key)
    {
        var draft = await DraftAsync(Notice(
            type: "pin-only", form: "planning", root: "PriorInformationNotice", procedure: null, extension: Changes(changed, "update-add")));

        Assert.That(draft.Key.NativeId, Is.EqualTo(key));
    }

    [TestCase("can-modif", "cont-modif", "0c1d2e3f-1111-4222-8333-444455556666", "a change to a contract in force")]
    [TestCase("compl", "completion", "0c1d2e3f-1111-4222-8333-444455556666", "the completion of a contract")]
    [TestCase("can-standard", "result", null, "names no procedure (BT-04)")]
    [TestCase("brin-ecs", "bri", null, "of a form (BT-03) that is not known")]
    public async Task Read_NoticeThatIsNoCall_IsRejectedWithItsReason(string type, string form, string? procedure, string reason)
    {
        var item = (await ReadAsync(Notice(type: type, form: form, root: "ContractAwardNotice", procedure: procedure))).Single();

        Assert.That(((ReadItem.Unreadable)item).Reason, Does.Contain(reason));
        Assert.That(((ReadItem.Unreadable)item).Raw, Does.Contain("Suministro de luminarias"));
    }

    [Test]
    public async Task Read_TitleInSeveralLanguages_TakesSpanishThenEnglishThenItsOwn()
    {
        var french = Notice().Replace("<cbc:Name languageID=\"SPA\">Suministro de luminarias</cbc:Name>",
            "<cbc:Name languageID=\"FRA\">Luminaires</cbc:Name><cbc:Name languageID=\"ENG\">Street lights</cbc:Name>");

        Assert.That((await ContentAsync(french)).Title, Is.EqualTo("Street lights"));
        Assert.That((await ContentAsync(french.Replace("ENG", "DEU").Replace(">SPA<", ">DEU<"))).Title, Is.EqualTo("Street lights"));
        Assert.That((await ContentAsync(french.Replace("ENG", "DEU"))).Title, Is.EqualTo("Luminaires"));
    }

    [Test]
    public async Task Read_JointPurchase_NamesTheBuyerThatLeads()
    {
        var joint = Notice(
            extension: "<efac:Organizations>" + Organization("ORG-0009", "Central de compras", "Q1234567A", "ESP", "ES300", "<efbc:GroupLeadIndicator>true</efbc:GroupLeadIndicator>") + "</efac:Organizations>",
            head: "<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>"
                + "<cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0009</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>");

        Assert.That((await ContentAsync(joint)).Entity, Is.EqualTo(new EntityReference("ES-BT-501", "Q1234567A", "Central de compras")));
    }

    [Test]
    public async Task Read_NameInPlaceOfTheRegistrationNumber_IdentifiesNobodyAndIsNoted()
    {
        var normalised = await NormaliseAsync(Notice().Replace("P-4227700 D", "33 Oddział Gospodarczy"));

        Assert.That(normalised.Notice!.Content.Entity, Is.EqualTo(new EntityReference(null, null, "Ayuntamiento de Soria")));
        Assert.That(normalised.Diagnostics.Single(), Has.Property("Field").EqualTo(FieldNames.EntityId).And.Property("Text").EqualTo("33 Oddział Gospodarczy"));
    }

    private static string Changes(string changed, string reason) =>
        $"<efac:Changes><efbc:ChangedNoticeIdentifier>{changed}</efbc:ChangedNoticeIdentifier><efac:ChangeReason><cbc:ReasonCode>{reason}</cbc:ReasonCode></efac:ChangeReason></efac:Changes>";
}
