using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Reading;
using static ProcurementHub.Tests.Sources.EForms.EFormsText;

namespace ProcurementHub.Tests.Sources.EForms;

/// <summary>Notices as published. What is expected was read off their XML by eye.</summary>
public sealed class EFormsPublishedDataTests
{
    [Test]
    public async Task Folder_EveryFile_IsToldInFull()
    {
        var folder = SharedData.Path("eforms");

        var pass = await Reading.PassAsync(new SavedFolderFetcher(folder), Definition);

        Assert.That(pass.Documents, Has.Count.EqualTo(Directory.GetFiles(folder).Length));
        Assert.That(pass.Records.Select(record => record.Rejection), Has.All.Null);
        Assert.That(pass.Unread.Select(unread => (unread.Url, unread.Item is ReadItem.Broken)), Is.EquivalentTo(new[]
        {
            ("ContractAwardNotice_can-modif_2023-101032.xml", false), ("ContractAwardNotice_can-modif_2023-627259.xml", false), ("test_notice.xml", true),
        }));
        Assert.That(pass.Notices.Select(notice => notice.Key), Is.Unique);
        Assert.That(pass.Notices.Select(notice => notice.Content), Has.All.Property("Entity").Not.Null);
        Assert.That(pass.Notices.GroupBy(notice => notice.Content.Status).ToDictionary(group => group.Key, group => group.Count()), Is.EquivalentTo(new Dictionary<NoticeStatus, int>
        {
            [NoticeStatus.Planned] = 7, [NoticeStatus.Open] = 15, [NoticeStatus.Awarded] = 8, [NoticeStatus.Void] = 1,
        }));
        Assert.That(pass.Records.SelectMany(record => record.Diagnostics).Select(note => (note.Field, note.Reason)), Is.EquivalentTo(new[]
        {
            ("entityId", "is not a registration number"), ("stage", "is a date that stands in for an unknown one"),
        }));
    }

    [TestCase("573534-2025.xml", "65d14688-7ecf-4e79-9936-410c3b85c06b", "2025-10-06T11:00:00+02:00", "2025-09-03T00:00:00+02:00", null, null, "15200000", "PL")]
    [TestCase("ContractNotice_cn-desg_2023-651678.xml", "2023-651678", "2023-02-10T12:00:00+02:00", "2023-01-31T00:00:00+02:00", null, null, "71210000 71000000 71200000", "NO")]
    [TestCase("ContractNotice_cn-desg_2024-101636.xml", "aff413b9-5d9f-42d0-ba22-aa3f7cefe0fd", "2024-03-22T11:00:00+00:00", "2024-02-02T13:12:08+00:00", "2024-03-12T11:00:00+00:00", null, "71320000 45232430", "NO")]
    [TestCase("ContractNotice_cn-social_2022-902600.xml", "2022-902600", "2022-11-25T00:00:00+02:00", "2022-11-09T00:00:00+02:00", null, "32000000.00 NOK", "85130000 85000000 85100000 85131000", "NO")]
    [TestCase("ContractNotice_cn-social_2024-106969.xml", "2bb0db26-e90f-43e3-b1d5-c7048369ea83", "2024-06-17T10:00:00+00:00", "2024-05-09T20:33:58+00:00", null, null, "90512000 90500000 90511000 90511100 90511200", "NO")]
    [TestCase("ContractNotice_cn-standard_2024-107345.xml", "4920fb14-6573-43d0-89b0-3027bb35e923", "2024-06-19T10:00:00+00:00", "2024-05-16T11:36:49+00:00", "2024-06-07T10:00:00+00:00", null, "71500000 45220000 71000000 71300000 71310000 71540000 71541000 71800000", "NO")]
    [TestCase("ContractNotice_pin-cfc-standard_2023-100868.xml", "e949532d-b8f3-4d8b-9f39-e167222d6910", "2023-11-14T00:30:00+01:00", "2023-11-13T08:03:22+00:00", null, null, "45000000", "NO")]
    [TestCase("ContractNotice_pin-cfc-standard_2024-106286.xml", "47ecdf9b-4ac0-4f9c-b595-35eec0cea710", "2024-05-07T00:00:00+02:00", "2024-04-29T06:15:19+00:00", null, "12000000.00 NOK", "45000000 43320000", "NO")]
    [TestCase("PriorInformationNotice_pin-cfc-social_2023-620727.xml", "2023-620727", "2023-03-17T12:00:00+02:00", "2023-02-14T00:00:00+02:00", null, "22000000.00 NOK", "71310000 31310000 39370000 71320000", "NO")]
    [TestCase("PriorInformationNotice_pin-cfc-standard_2022-366668.xml", "2022-366668", "2022-09-12T12:00:00+02:00", "2022-07-06T00:00:00+02:00", null, "2350000.00 NOK", "85000000 85100000 85300000 85311100 85312100 85312400 85320000 85323000", "NO")]
    [TestCase("PriorInformationNotice_pin-cfc-standard_2024-104961.xml", "4f3017e0-59e5-479f-bc87-2018757d9715", "2024-04-26T12:00:00+02:00", "2024-04-05T14:58:54+00:00", null, null, "64110000", "NO")]
    [TestCase("ContractNotice_qu-sy_2023-102500.xml", "bc17d01d-c700-47fb-8683-76c436b58763", null, "2023-12-15T12:02:08+00:00", null, null, "31170000 31000000", "NO")]
    [TestCase("PriorInformationNotice_pin-only_2023-626911.xml", "2023-626911", null, "2023-04-28T00:00:00+02:00", null, "3500000.00 NOK", "45000000 45210000 45213240", "NO")]
    [TestCase("00210184_2025.xml", "9098b4cb-24fc-4958-aeaf-29e8623b80f6", null, "2025-04-02T00:00:00+02:00", null, null, "71200000", "PL")]
    public async Task Call_DatesMoneyCodesAndPlace_AreThoseOfItsXml(
        string file, string key, string? deadline, string published, string? questions, string? amount, string codes, string country)
    {
        var draft = await DraftAsync(await File.ReadAllTextAsync(SharedData.Path("eforms", file)));

        var notice = draft.Content;
        Assert.Multiple(() =>
        {
            Assert.That(draft.Key.NativeId, Is.EqualTo(key));
            Assert.That(notice.Deadline.At, Is.EqualTo(Instant(deadline)));
            Assert.That(notice.Published, Is.EqualTo(Instant(published)));
            Assert.That(notice.ConsultationsUntil, Is.EqualTo(Instant(questions)));
            Assert.That(notice.Amount.Value is { } value ? FormattableString.Invariant($"{value:0.00} {notice.Amount.Currency}") : null, Is.EqualTo(amount));
            Assert.That(notice.Classifications.Select(code => code.Id), Is.EqualTo(codes.Split(' ')));
            Assert.That(notice.Regions.Select(place => place.Code), Is.EqualTo(new[] { country }));
        });
    }

    [TestCase("ContractNotice_cn-social_2024-106969.xml", "Collection of household waste", "NO-BT-501", "971014407", "Lofoten Avfallsselskap IKS")]
    [TestCase("ContractNotice_pin-cfc-standard_2023-100868.xml", "New roundabout county road 401 Høvågveien x county road 494", "NO-BT-501", "979162731", "Drangsvann AS")]
    [TestCase("ContractAwardNotice_veat_2022-697882.xml", "Intensjonskjunngjøring - Inngåelse av kontrakt", "NO-BT-501", "916879067", "SYKEHUSINNKJØP HF")]
    [TestCase("2024-113575.xml", "Intention notice Digital Pathology System", "NO-BT-501", "916879067", "SYKEHUSINNKJØP HF")]
    [TestCase("can_24_minimal.xml", "Service d'entretien de remise en état", "FR-BT-501", "123456789", "Rouen Habitat")]
    [TestCase("573534-2025.xml", "„Sukcesywna dostawa ryb do magazynów", null, null, "33 Wojskowy Oddział Gospodarczy w Nowej Dębie")]
    public async Task Notice_TitleAndBuyer_AreThoseOfItsXml(string file, string title, string? scheme, string? id, string name)
    {
        var notice = await ContentAsync(await File.ReadAllTextAsync(SharedData.Path("eforms", file)));

        Assert.That(notice.Title, Does.StartWith(title));
        Assert.That((notice.Entity!.Scheme, notice.Entity.Id, notice.Entity.Name), Is.EqualTo((scheme, id, name)));
    }

    /// <summary>From the XML by paths, whatever the reader makes of it.</summary>
    [Test]
    public async Task Winners_OfEveryResult_AreTheTenderersOfItsContracts()
    {
        var counted = new Dictionary<string, (int Winners, string Sizes)>();
        foreach (var file in Directory.GetFiles(SharedData.Path("eforms"), "*.xml").Where(file => !file.EndsWith("test_notice.xml", StringComparison.Ordinal)))
        {
            var notice = (await EFormsText.ReadAsync(await File.ReadAllTextAsync(file))).OfType<ReadItem.Found>().SingleOrDefault();
            if (notice is null)
                continue;
            var expected = WinnersIn(XDocument.Load(file));
            var winners = Reading.Normaliser.Normalise(notice.Record, Definition).Notice!.Content.Winners;

            Assert.That(winners, Is.EqualTo(expected), file);
            if (winners is not null)
                counted.Add(Path.GetFileName(file), (winners.Count, $"{winners.Micro} {winners.Small} {winners.Medium} {winners.Sme} {winners.Large}"));
        }

        Assert.That(counted, Is.EquivalentTo(new Dictionary<string, (int, string)>
        {
            ["2024-113575.xml"] = (1, "0 0 1 0 0"), ["can_24_minimal.xml"] = (1, "1 0 0 0 0"),
            ["ContractAwardNotice_can-standard_2022-960991.xml"] = (1, "0 0 0 1 0"), ["ContractAwardNotice_veat_2022-627736.xml"] = (1, "0 0 0 1 0"),
            ["ContractAwardNotice_veat_2022-697882.xml"] = (1, "0 0 0 0 0"), ["ContractAwardNotice_can-social_2022-943732.xml"] = (1, "0 0 0 0 0"),
            ["ContractAwardNotice_can-social_2024-103933.xml"] = (5, "0 0 0 0 0"),
        }));
    }

    private static Winners? WinnersIn(XDocument notice)
    {
        var result = notice.Descendants(efac + "NoticeResult").SingleOrDefault();
        var won = Referred(result, "LotResult[not(cbc:TenderResultCode) or cbc:TenderResultCode='selec-w']", "SettledContract");
        var tenders = won.SelectMany(contract => Referred(result, $"SettledContract[cbc:ID='{contract}']", "LotTender"));
        var parties = tenders.SelectMany(tender => Referred(result, $"LotTender[cbc:ID='{tender}']", "TenderingParty"));
        var firms = parties.SelectMany(party => Referred(result, $"TenderingParty[cbc:ID='{party}']", "Tenderer")).Distinct().ToList();
        var sizes = firms.Select(firm => notice.XPathSelectElement($"//efac:Company[cac:PartyIdentification/cbc:ID='{firm}']/efbc:CompanySizeCode", prefixes)?.Value).ToList();
        return firms.Count == 0 ? null : new Winners(firms.Count, Of("micro"), Of("small"), Of("medium"), Of("sme"), Of("large"));

        int Of(string size) => sizes.Count(one => one == size);
    }

    private static IEnumerable<string> Referred(XElement? result, string from, string to) =>
        result?.XPathSelectElements($"efac:{from}/efac:{to}/cbc:ID", prefixes).Select(id => id.Value) ?? [];

    private static readonly XNamespace efac = "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1";

    private static readonly XmlNamespaceManager prefixes = Prefixes();

    private static XmlNamespaceManager Prefixes()
    {
        var manager = new XmlNamespaceManager(new NameTable());
        manager.AddNamespace("efac", efac.NamespaceName);
        manager.AddNamespace("efbc", "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1");
        manager.AddNamespace("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
        manager.AddNamespace("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2");
        return manager;
    }

    [Test]
    public async Task ThreeLots_OfOneDeadline_AreOneStageWithOneDocument()
    {
        var notice = await ContentAsync(await File.ReadAllTextAsync(SharedData.Path("eforms", "573534-2025.xml")));

        Assert.That(notice.Schedule.Single(), Is.EqualTo(new ScheduleStage("Deadline for receipt of tenders", null, Instant("2025-10-06T11:00:00+02:00"))));
        Assert.That(notice.Documents.Single(), Is.EqualTo(new AttachedDocument("SWZ wraz z załącznikami Zp49/2025", "https://platformazakupowa.pl/transakcja/1164060", null)));
        Assert.That(notice.Url, Is.EqualTo("https://ted.europa.eu/en/notice/-/detail/573534-2025"));
        Assert.That(notice.Description, Does.EndWith("LOT-0003: Sukcesywna dostawa ryb do magazynu zlokalizowanego w m. Sandomierz"));
    }

    [Test]
    public async Task PlannedNotice_WithADeadlineThatStandsInForNone_HasNone()
    {
        var notice = await ContentAsync(await File.ReadAllTextAsync(SharedData.Path("eforms", "PriorInformationNotice_pin-rtl_2023-659744.xml")));

        Assert.That(notice.Status, Is.EqualTo(NoticeStatus.Planned));
        Assert.That(notice.Deadline, Is.EqualTo(new Deadline(null, DeadlineBasis.Sentinel)));
    }

    [Test]
    public async Task ChangeOfAPlanningNotice_NamesTheNoticeThatItChanges()
    {
        var draft = await DraftAsync(await File.ReadAllTextAsync(SharedData.Path("eforms", "PriorInformationNotice_pin-buyer_2024-102005.xml")));

        Assert.That(draft.Key.NativeId, Is.EqualTo("b6fc574a-6f66-4dfe-a0cd-0a9d21989a65"));
        Assert.That(draft.IsPartial);
    }

    private static DateTimeOffset? Instant(string? text) => text is null ? null : At(text);
}
