using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Search;
using ProcurementHub.Tests.Sources;

namespace ProcurementHub.Tests.Storage;

/// <summary>Published plans, searched: what is found is what the text rules say of each line by itself.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanSearchTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private List<PlanLineDraft> lines = null!;

    private PlanLineList List => new(Database);

    [OneTimeSetUp]
    public async Task ReadFilesAsync()
    {
        var colombia = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("colombia-plans")), Reading.Shipped("co-secop-plans"));
        var peru = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("peru-plan")), Reading.Shipped("pe-plan-csv"));
        lines = [.. colombia.PlanLines.Where((_, at) => at % 5 == 0).Concat(peru.PlanLines).Select(line => line with { SourceId = Source })];
    }

    [SetUp]
    public async Task KeepAsync() => await SaveAsync([.. lines]);

    [TestCase("uniformes")]
    [TestCase("uniforme institucional -calzados")]
    [TestCase("\"prestación de servicios\" mantenimiento")]
    [TestCase("-\"prestación de servicios\" servicio")]
    [TestCase("manten* -servicio")]
    [TestCase("banco nacion")]
    [TestCase("-contratar")]
    [TestCase("xyzzy")]
    public async Task Words_FindWhatTheTextRulesSay(string words)
    {
        var query = KeywordQuery.Parse(words).Value!;
        var expected = lines.Where(line => query.Matches([.. PlanLineTexts.Of(line.Content)])).Select(line => line.NativeId).ToList();

        var found = await List.SearchAsync(new PlanLineFilter { Query = query }, 0, 10_000, None);

        Assert.That(found.Lines.Select(line => line.NativeId), Is.EquivalentTo(expected));
        Assert.That(found.Found, Is.EqualTo(expected.Count));
        if (words is "uniformes" or "manten* -servicio" or "\"prestación de servicios\" mantenimiento")
            Assert.That(expected, Is.Not.Empty);
    }

    [Test]
    public async Task SectorsAndMonths_FindWhatLinesSay()
    {
        foreach (var sector in SectorList.Standard.Choices)
        {
            var expected = lines.Count(line => line.Content.Month == 3
                && line.Content.Sectors.Select(own => own.Sector).DefaultIfEmpty(Sector.NotKnown).Contains(sector.Code));
            var found = await List.SearchAsync(new PlanLineFilter { Sectors = [sector.Code], Month = 3 }, 0, 1, None);
            Assert.That(found.Found, Is.EqualTo(expected), sector.Code);
        }
    }

    [Test]
    public async Task Regions_FindWhatLiesInThemAndWhatIsKnownOnlyRoughly()
    {
        var tree = RegionTree.Standard;
        var countries = new[] { new SourceCountry(Source, "CO") };
        var wanted = lines.SelectMany(line => line.Content.Regions).Select(region => region.Code).Distinct().Order(StringComparer.Ordinal).Take(20).Append("CO").ToList();
        foreach (var code in wanted)
        {
            bool Reaches(PlanLineContent line) => line.Regions.Count == 0
                ? code == "CO" || tree.IsWithin(code, "CO")
                : line.Regions.Any(place => tree.IsWithin(place.Code, code) || tree.IsWithin(code, RegionCodes.Roughly(place.Code, place.Basis, tree)));

            var found = await List.SearchAsync(new PlanLineFilter { Regions = [code], Countries = countries }, 0, 1, None);

            Assert.That(found.Found, Is.EqualTo(lines.Count(line => Reaches(line.Content))), code);
        }
    }

    [Test]
    public async Task Demand_ByMonth_CountsEveryLineAndNeverAddsCurrenciesUp()
    {
        var rows = await new PlanDemand(Database).ReadAsync(new PlanLineFilter(), DemandKeys.Month, null, None);

        var expected = lines.GroupBy(line => (line.Content.Year, line.Content.Month)).ToDictionary(group => group.Key, group => group.ToList());
        Assert.That(rows.Select(row => (row.Year, row.Month)), Is.EquivalentTo(expected.Keys));
        foreach (var row in rows)
        {
            var own = expected[(row.Year, row.Month)];
            Assert.That((row.Lines, row.WithAmount), Is.EqualTo((own.Count, own.Count(line => line.Content.Amount.State == AmountState.Published))));
            Assert.That(row.Amounts, Is.EqualTo(own.Where(line => line.Content.Amount.State == AmountState.Published)
                .GroupBy(line => line.Content.Amount.Currency).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, group.Sum(line => decimal.Round(line.Content.Amount.Value!.Value, 2, MidpointRounding.AwayFromZero))))));
        }
    }

    [Test]
    public async Task Demand_BySectorAndRegion_CountsALineForEachOfItsSectors()
    {
        var filter = new PlanLineFilter { From = new DateOnly(2023, 6, 1), Regions = ["CO"] };
        var rows = await new PlanDemand(Database).ReadAsync(filter, DemandKeys.Sector | DemandKeys.Region, null, None);

        var counted = lines.Where(line => line.Content.Year == 2023 && !(line.Content.Month < 6) && line.Content.Regions.Count > 0).ToList();
        var expected = counted.SelectMany(line => line.Content.Sectors.Select(sector => sector.Sector).DefaultIfEmpty(Sector.NotKnown)
                .SelectMany(sector => line.Content.Regions.Select(region => First(region.Code)).Distinct().Select(region => (sector, region))))
            .GroupBy(pair => pair).ToDictionary(group => group.Key, group => group.Count());
        Assert.That(rows.ToDictionary(row => (row.Sector!, row.Region), row => row.Lines), Is.EquivalentTo(expected));

        static string? First(string code) => RegionTree.Standard.Find(code) is { Level: RegionLevel.Country } ? null
            : RegionTree.Standard.Ancestors(code) is { Count: > 1 } around ? around[^2] : code;
    }

    [Test]
    public async Task Demand_WithAmountsBeyondAllMeasure_IsStillCounted()
    {
        var huge = lines[0] with { NativeId = "huge", Content = lines[0].Content with { Amount = Amount.Published(90_000_000_000_000_000m, "XXX") } };
        await SaveAsync([huge, .. Enumerable.Range(1, 3).Select(number => huge with { NativeId = $"huge {number}" })]);

        var rows = await new PlanDemand(Database).ReadAsync(new PlanLineFilter(), DemandKeys.None, null, None);

        Assert.That(rows.Single().Amounts.Single(amount => amount.Currency == "XXX").Sum, Is.EqualTo(360_000_000_000_000_000m));
    }
}
