using ProcurementHub.Core.Notices;
using static ProcurementHub.Tests.Sources.EForms.EFormsText;

namespace ProcurementHub.Tests.Sources.EForms;

/// <summary>Who of the organisations in a result won, and how large they are.</summary>
public sealed class EFormsWinnerTests
{
    [Test]
    public async Task Firm_ThatWonTwoLots_CountsOnceAndWhoOnlyTenderedNot() =>
        Assert.That(
            await WinnersAsync(
                LotResult("selec-w", "CON-1") + LotResult("selec-w", "CON-2") + Contract("CON-1", "TEN-1") + Contract("CON-2", "TEN-2")
                + Tender("TEN-1", "TPA-1") + Tender("TEN-2", "TPA-1") + Tender("TEN-3", "TPA-2") + Party("TPA-1", "ORG-2") + Party("TPA-2", "ORG-3"),
                Firm("ORG-2", "small") + Firm("ORG-3", "large")),
            Is.EqualTo(new Winners(1, Small: 1)));

    [Test]
    public async Task Group_ThatWon_IsAllItsMembersWithoutItsSubcontractors() =>
        Assert.That(
            await WinnersAsync(
                LotResult("selec-w", "CON-1") + Contract("CON-1", "TEN-1") + Tender("TEN-1", "TPA-1")
                + Party("TPA-1", "ORG-2", "ORG-3", "ORG-9").Replace("</efac:TenderingParty>", "<efac:SubContractor><cbc:ID>ORG-4</cbc:ID></efac:SubContractor></efac:TenderingParty>", StringComparison.Ordinal),
                Firm("ORG-2", "micro") + Firm("ORG-3", "") + Firm("ORG-4", "large")),
            Is.EqualTo(new Winners(3, Micro: 1)));

    [TestCase("clos-nw")]
    [TestCase("open-nw")]
    public async Task Lot_WithoutAWinner_HasNone(string result) =>
        Assert.That(
            await WinnersAsync(LotResult(result, "CON-1") + Contract("CON-1", "TEN-1") + Tender("TEN-1", "TPA-1") + Party("TPA-1", "ORG-2"), Firm("ORG-2", "micro")),
            Is.Null);

    [Test]
    public async Task Size_OfNoKnownWord_IsNotSaidAndNoted()
    {
        var read = await NormaliseAsync(Result(
            LotResult("selec-w", "CON-1") + Contract("CON-1", "TEN-1") + Tender("TEN-1", "TPA-1") + Party("TPA-1", "ORG-2"), Firm("ORG-2", "huge")));

        Assert.That(read.Notice!.Content.Winners, Is.EqualTo(new Winners(1)));
        Assert.That(read.Diagnostics.Select(note => (note.Field, note.Text)), Is.EqualTo(new[] { ("winnerSize", "huge") }));
    }

    [Test]
    public async Task Call_ThatNamesContracts_HasNoWinnersYet() =>
        Assert.That((await ContentAsync(Notice(extension: $"<efac:NoticeResult>{LotResult("selec-w", "CON-1")}</efac:NoticeResult>"))).Winners, Is.Null);

    private static async Task<Winners?> WinnersAsync(string result, string firms) => (await ContentAsync(Result(result, firms))).Winners;

    private static string Result(string result, string firms) => Notice(
        type: "can-standard", form: "result", root: "ContractAwardNotice",
        extension: $"<efac:NoticeResult>{result}</efac:NoticeResult><efac:Organizations>{firms}</efac:Organizations>");

    private static string LotResult(string code, string contract) =>
        $"<efac:LotResult><cbc:TenderResultCode>{code}</cbc:TenderResultCode>{Reference("SettledContract", contract)}</efac:LotResult>";

    private static string Contract(string id, string tender) => $"<efac:SettledContract><cbc:ID>{id}</cbc:ID>{Reference("LotTender", tender)}</efac:SettledContract>";

    private static string Tender(string id, string party) => $"<efac:LotTender><cbc:ID>{id}</cbc:ID>{Reference("TenderingParty", party)}</efac:LotTender>";

    private static string Party(string id, params string[] firms) =>
        $"<efac:TenderingParty><cbc:ID>{id}</cbc:ID>{string.Concat(firms.Select(firm => Reference("Tenderer", firm)))}</efac:TenderingParty>";

    private static string Reference(string to, string id) => $"<efac:{to}><cbc:ID>{id}</cbc:ID></efac:{to}>";

    private static string Firm(string reference, string size) =>
        Organization(reference, "Firma", "B4227700", "ESP", "ES417").Replace("<efac:Company>", $"<efac:Company><efbc:CompanySizeCode listName=\"economic-operator-size\">{size}</efbc:CompanySizeCode>", StringComparison.Ordinal);
}
