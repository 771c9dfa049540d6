using System.Globalization;
using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Tests.Sources.EForms;

/// <summary>Notices written in a test, and what becomes of them by the definition that ships.</summary>
internal static class EFormsText
{
    public static SourceDefinition Definition { get; } = Reading.Shipped("ted-eforms");

    /// <summary>A notice of one buyer in Spain. What is given stands where the standard puts it.</summary>
    public static string Notice(
        string lots = "", string head = "", string extension = "", string project = "", string type = "cn-standard", string form = "competition",
        string root = "ContractNotice", string? procedure = "0c1d2e3f-1111-4222-8333-444455556666", string process = "",
        string id = "11111111-2222-4333-8444-555555555555", string sent = "2026-03-02+01:00") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1" xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1" xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1" xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2">
          <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>
            {extension}
            <efac:Organizations>
              {Organization("ORG-0001", "Ayuntamiento de Soria", "P-4227700 D", "ESP", "ES417")}
            </efac:Organizations>
          </efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
          <cbc:ID schemeName="notice-id">{id}</cbc:ID>
          {(procedure is null ? "" : $"<cbc:ContractFolderID>{procedure}</cbc:ContractFolderID>")}
          <cbc:IssueDate>{sent}</cbc:IssueDate>
          <cbc:IssueTime>10:15:00+01:00</cbc:IssueTime>
          <cbc:NoticeTypeCode listName="{form}">{type}</cbc:NoticeTypeCode>
          <cbc:NoticeLanguageCode>SPA</cbc:NoticeLanguageCode>
          {head}
          <cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID schemeName="organization">ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
          <cac:TenderingProcess><cbc:ProcedureCode listName="procurement-procedure-type">open</cbc:ProcedureCode>{process}</cac:TenderingProcess>
          <cac:ProcurementProject>
            <cbc:ID schemeName="InternalID">EXP 12/2026</cbc:ID>
            <cbc:Name languageID="SPA">Suministro de luminarias</cbc:Name>
            <cbc:Description languageID="SPA">Luminarias para el alumbrado público.</cbc:Description>
            <cbc:ProcurementTypeCode listName="contract-nature">supplies</cbc:ProcurementTypeCode>
            {project}
            <cac:MainCommodityClassification><cbc:ItemClassificationCode listName="cpv">31520000</cbc:ItemClassificationCode></cac:MainCommodityClassification>
          </cac:ProcurementProject>
          {lots}
        </{root}>
        """;

    public static string Organization(string reference, string name, string companyId, string country, string nuts, string before = "") =>
        $"""
        <efac:Organization>{before}<efac:Company>
          <cac:PartyIdentification><cbc:ID schemeName="organization">{reference}</cbc:ID></cac:PartyIdentification>
          <cac:PartyName><cbc:Name languageID="SPA">{name}</cbc:Name></cac:PartyName>
          <cac:PostalAddress><cbc:CountrySubentityCode listName="nuts">{nuts}</cbc:CountrySubentityCode><cac:Country><cbc:IdentificationCode>{country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
          <cac:PartyLegalEntity><cbc:CompanyID>{companyId}</cbc:CompanyID></cac:PartyLegalEntity>
        </efac:Company></efac:Organization>
        """;

    public static string Lot(string id, string process = "", string project = "", string terms = "", string title = "Suministro de luminarias", string kind = "Lot") =>
        $"""
        <cac:ProcurementProjectLot>
          <cbc:ID schemeName="{kind}">{id}</cbc:ID>
          <cac:TenderingTerms>{terms}</cac:TenderingTerms>
          <cac:TenderingProcess>{process}</cac:TenderingProcess>
          <cac:ProcurementProject><cbc:Name languageID="SPA">{title}</cbc:Name>{project}</cac:ProcurementProject>
        </cac:ProcurementProjectLot>
        """;

    public static string Until(string period, string date, string time) =>
        $"<cac:{period}><cbc:EndDate>{date}</cbc:EndDate><cbc:EndTime>{time}</cbc:EndTime></cac:{period}>";

    public static string Tenders(string date, string time) => Until("TenderSubmissionDeadlinePeriod", date, time);

    public static string Extension(string content) =>
        $"<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>{content}</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>";

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public static Task<List<ReadItem>> ReadAsync(string xml) => Reading.ReadAsync(Definition, xml, "notice.xml");

    /// <summary>The only item, which must be a record.</summary>
    public static async Task<SourceRecord> ReadOneAsync(string xml)
    {
        var items = await ReadAsync(xml);
        Assert.That(items, Has.Count.EqualTo(1).And.All.InstanceOf<ReadItem.Found>(), () => string.Join('\n', items));
        return ((ReadItem.Found)items[0]).Record;
    }

    public static async Task<NormalisedRecord> NormaliseAsync(string xml) =>
        Reading.Normaliser.Normalise(await ReadOneAsync(xml), Definition);

    public static async Task<NoticeDraft> DraftAsync(string xml) => (await NormaliseAsync(xml)).Notice!;

    public static async Task<NoticeContent> ContentAsync(string xml) => (await DraftAsync(xml)).Content;
}
