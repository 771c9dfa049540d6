using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>The lists of entities of two countries, with the notices that named some of them, as a user joins them.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class EntitiesTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [OneTimeSetUp]
    public async Task CollectAsync()
    {
        await CollectAsync("pe-conosce-direct", "conosce");
        await CollectAsync("pe-oece", "ocds-peru");
        await CollectAsync("pe-menores", "seace");
        await CollectAsync("pe-entities", "codelists");
        await CollectAsync("co-secop-plans", "colombia-plans");
        await CollectAsync("co-entities", "colombia-plans");
    }

    [Test]
    public async Task Lists_JoinEachEntityOnce_AndTellWhatIsContradicted()
    {
        var run = await Hub.RunAsync("entities", "--take", "1", "--json");

        // Of Peru's 3,340 each, but for Santiago de Cao, whose notices and register give it two tax numbers; of Colombia's
        // 4,492 tax numbers those that one institution has: 583 are shared by 1,535.
        Assert.That(run.Expect(0).Errors, Does.Contain("9,370 entities with 16,618 identifiers are known; 7,248 have more than one."));
        Assert.That(run.Errors, Does.Contain("Lists contradict each other about 2,121 identifiers."));
    }

    [Test]
    public async Task Entity_KnownUnderRucAndConsucode_IsOne()
    {
        var row = (await Hub.RunAsync("entities", "PE-CONSUCODE:2543", "--json")).Expect(0).Row;

        Assert.That(row.GetProperty("identifiers").EnumerateArray().Select(identifier => identifier.GetProperty("id").GetString()),
            Is.EqualTo(new[] { "2543", "20131257750" }));
        Assert.That(row.GetProperty("name").GetString(), Is.EqualTo("SEGURO SOCIAL DE SALUD"));
        Assert.That(row.GetProperty("notices").GetInt32(), Is.GreaterThan(2));
    }

    [Test]
    public async Task SplitAndMerge_AreKeptWithWhoAndWhy()
    {
        (await Hub.RunAsync("entities", "split", "PE-RUC:20290898685", "--why", "prueba", "--by", "ana", "--json")).Expect(0);
        Assert.That((await Hub.RunAsync("entities", "20290898685", "--json")).Expect(0).Row.GetProperty("identifiers").GetArrayLength(), Is.EqualTo(1));

        (await Hub.RunAsync("entities", "merge", "PE-RUC:20290898685", "PE-CONSUCODE:1940", "--why", "error", "--by", "luis", "--json")).Expect(0);
        var joined = (await Hub.RunAsync("entities", "academia magistratura", "--json")).Expect(0).Row;
        Assert.That(joined.GetProperty("identifiers").GetArrayLength(), Is.EqualTo(2));
        Assert.That(joined.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("by").GetString()),
            Is.EqualTo(new[] { "pe-entities", "ana", "luis" }));
    }

    [TestCase("entities", "merge", "PE-RUC:1", "PE-RUC:2", "--why", "x")]
    [TestCase("entities", "split", "20290898685", "--why", "x")]
    [TestCase("entities", "split", "PE-RUC:20290898685")]
    public async Task WrongUse_IsToldAsSuch(params string[] arguments) => (await Hub.RunAsync(arguments)).Expect(2);

    private async Task CollectAsync(string source, string folder) =>
        (await Hub.RunAsync("collect", source, "--from", SharedData.Path(folder), "--json")).Expect(0);
}
