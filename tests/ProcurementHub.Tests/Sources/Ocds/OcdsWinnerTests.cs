using ProcurementHub.Core.Notices;
using static ProcurementHub.Tests.Sources.Ocds.OcdsText;

namespace ProcurementHub.Tests.Sources.Ocds;

/// <summary>The suppliers of standing awards, with the scale of their entry in parties.</summary>
public sealed class OcdsWinnerTests
{
    private const string Parties = """
        {"id":"a","roles":["supplier"],"details":{"scale":"sme"}}, {"id":"b","roles":["tenderer"],"details":{"scale":"large"}},
        {"id":"c","roles":["supplier"],"details":{"scale":"Micro"}}, {"id":"d","roles":["supplier"],"details":{"classifications":[]}}, {"id":"e","roles":["supplier"],"details":{"scale":"large"}}
        """;

    [Test]
    public async Task Read_StandingAwards_GiveEachSupplierOnce() =>
        Assert.That(
            await WinnersAsync("""
                {"id":"1","status":"active","suppliers":[{"id":"a","name":"A"},{"id":"c","name":"C"}]}, {"id":"2","suppliers":[{"id":"a","name":"A"},{"id":"d","name":"D"}]},
                {"id":"3","status":"cancelled","suppliers":[{"id":"e","name":"E"}]}, {"id":"4","status":"unsuccessful","suppliers":[{"id":"e","name":"E"}]}
                """),
            Is.EqualTo(new Winners(3, Micro: 1, Sme: 1)));

    [Test]
    public async Task Read_SupplierThatIsNoParty_IsAWinnerAllTheSame() =>
        Assert.That(
            await WinnersAsync("""{"id":"1","suppliers":[{"name":"Nobody's number"},{"id":"z","details":{"scale":"large"}},{"id":"x","name":"X"},{"id":null,"name":""}]}"""),
            Is.EqualTo(new Winners(3, Large: 1)));

    [TestCase("")]
    [TestCase("""{"id":"1","status":"cancelled","suppliers":[{"id":"a"}]}""")]
    [TestCase("""{"id":"1","suppliers":[]}""")]
    [TestCase("""{"id":"1","suppliers":"a"}""")]
    public async Task Read_AwardsThatNameNobody_GiveNoWinners(string awards) => Assert.That(await WinnersAsync(awards), Is.Null);

    private static async Task<Winners?> WinnersAsync(string awards)
    {
        var record = await ReadOneAsync($$"""
            {"ocid":"ocds-1","date":"2026-03-02T08:00:00Z","tag":["compiled"],"parties":[{{Parties}}],"tender":{"id":"t1","title":"Beds"},"awards":[{{awards}}]}
            """);
        return Reading.Normaliser.Normalise(record, Reading.Shipped("ocds")).Notice!.Content.Winners;
    }
}
