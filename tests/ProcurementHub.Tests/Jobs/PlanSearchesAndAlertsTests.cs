using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Core.Text;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Tests.Sources;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs;

/// <summary>Over lines of published plans: an alert finds what the page of the plans finds for the same wishes.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanSearchesAndAlertsTests<TDatabase> : PlanAlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly SubscriptionCriteria[] wishes =
    [
        new() { Keywords = ["uniformes"] },
        new() { Keywords = ["\"prestación de servicios\" mantenimiento"] },
        new() { Keywords = ["manten*"], Exclude = ["servicio"] },
        new() { Keywords = ["banco nacion"] },
        new() { Sectors = ["it"] },
        new() { Sectors = ["cleaning", Sector.NotKnown] },
        new() { Regions = ["PE"] },
        new() { Regions = ["PE-LIM"] },
        new() { Sectors = ["construction"], Regions = ["PE"], Keywords = ["servicio"] },
        new(),
    ];

    private List<PlanLineDraft> lines = null!;

    // The plan of a bank for 2019, and every twentieth line of Colombian ones, as if all were of a year to come.
    [OneTimeSetUp]
    public async Task ReadFilesAsync()
    {
        var colombia = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("colombia-plans")), Reading.Shipped("co-secop-plans"));
        var peru = await Reading.PassAsync(new SavedFolderFetcher(SharedData.Path("peru-plan")), Reading.Shipped("pe-plan-csv"));
        lines =
        [
            .. colombia.PlanLines.Where((_, at) => at % 20 == 0).Concat(peru.PlanLines)
                .Select(line => line with { SourceId = Source, Content = line.Content with { Year = 2027 } }),
        ];
    }

    [Test]
    public async Task Alerts_FindWhatTheSearchFinds()
    {
        if (await WhyNoLongTextsAsync() is { } reason)
            Assert.Ignore(reason);
        for (var number = 0; number < wishes.Length; number++)
            await SubscribeAsync($"{number}@example.org", wishes[number] with { Kinds = [NoticeKind.Planned] });
        await SaveAsync([.. lines]);

        await MatchPlansAsync();

        var search = new PlanLineList(Database);
        for (var number = 0; number < wishes.Length; number++)
        {
            var wish = wishes[number];
            var subscriber = (await Subscribers.FindByEmailAsync($"{number}@example.org", None))!.Id;
            var alerted = (await PlanMatches.UntoldAsync([subscriber], None))[subscriber].Select(line => line.LineId);
            var words = string.Join(' ', wish.Keywords.Concat(wish.Exclude.Select(word => $"-\"{word}\"")));
            var filter = new PlanLineFilter { Query = words.Length == 0 ? null : KeywordQuery.Parse(words).Value, Sectors = wish.Sectors, Regions = wish.Regions };
            var found = (await search.SearchAsync(filter, 0, 10_000, None)).Lines.Select(line => line.Id).ToList();

            Assert.That(alerted, Is.EquivalentTo(found), $"wish {number}: {words} {string.Join(' ', wish.Sectors)} {string.Join(' ', wish.Regions)}");
            Assert.That(found, Is.Not.Empty, $"wish {number}");
        }
    }
}
