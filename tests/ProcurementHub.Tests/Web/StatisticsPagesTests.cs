using System.Globalization;
using System.Text.Json;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>The page of lead times, its files and its API over real HTTP: one count for all of them.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class StatisticsPagesTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [TestCase("month")]
    [TestCase("sector,region")]
    [TestCase("entity")]
    [TestCase("year,category")]
    public async Task Figures_OfThePageTheApiAndTheTable_AreTheSame(string by)
    {
        await FillAsync();

        var rows = (await PageAsync($"/statistics?by={by}")).QuerySelectorAll("table.leadtimes tbody tr")
            .Select(row => string.Join(' ', row.QuerySelectorAll("td").Take(7).Select(cell => cell.TextContent.Trim()))).ToList();
        var api = (await JsonAsync($"/api/v1/lead-times?by={by}&limit=100")).GetProperty("items").EnumerateArray()
            .Select(item => string.Join(' ', item.GetProperty("notices"), item.GetProperty("usable"), Days(item, "meanDays"), Days(item, "medianDays"), Days(item, "p10Days"), Days(item, "p90Days"), Days(item, "meanWorkingDays"))).ToList();
        var table = (await Client.GetStringAsync(new Uri($"/statistics.csv?by={by}", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1).Select(line => line.Split(',')[by.Split(',').Length..]).Select(cells => string.Join(' ', cells.Take(7).Select(cell => cell.Length == 0 ? "–" : cell))).ToList();

        Assert.That(rows, Is.Not.Empty.And.EquivalentTo(api));
        Assert.That(table, Is.EquivalentTo(api));
    }

    [Test]
    public async Task ShareOfSmallFirms_OfThePageTheApiAndTheTable_IsTheSameWithItsCoverage()
    {
        await FillAsync();
        await SaveAsync(
            Won("A1", NoticeStatus.Awarded, new Winners(3, Micro: 1, Large: 1)), Won("A2", NoticeStatus.Awarded, new Winners(2, Medium: 1, Sme: 1)),
            Won("A3", NoticeStatus.Awarded, null), Won("A4", NoticeStatus.Awarded, new Winners(1)), Won("A5", NoticeStatus.Cancelled, new Winners(1, Large: 1)));
        await CountLeadTimesAsync();

        var page = (await PageAsync("/statistics")).QuerySelector("[aria-labelledby=small]")!.TextContent;
        var spanish = (await PageAsync("/statistics", "es")).QuerySelector("[aria-labelledby=small]")!.TextContent;
        var api = (await JsonAsync("/api/v1/lead-times")).GetProperty("total").GetProperty("awards");
        var table = (await Client.GetStringAsync(new Uri("/statistics.csv?by=source", UriKind.Relative))).Split('\n').ElementAt(1).Trim();

        Assert.That(page, Does.Contain("75.0").And.Contain("3 of 4 winners").And.Contain("2 of 4 awarded calls; of 2 more winners").And.Contain("micro, small and medium"));
        Assert.That(spanish, Does.Contain("3 de 4 ganadores").And.Contain("2 de 4 convocatorias adjudicadas; de otros 2").And.Contain("micro, pequeñas y medianas"));
        Assert.That(string.Join(',', api.EnumerateObject().Select(member => $"{member.Name}={member.Value}")), Is.EqualTo("calls=4,callsWithSize=2,winners=6,winnersWithSize=4,smallWinners=3"));
        Assert.That(table, Does.EndWith(",4,2,6,4,3"));
        Assert.That((await PageAsync("/statistics?to=2020-01-01")).QuerySelector("[aria-labelledby=small]")!.TextContent, Does.Contain("of 0 awarded calls").And.Contain("coverage: 0"));

        static NoticeDraft Won(string id, NoticeStatus status, Winners? winners) => Drafts.Notice(id, content => content with { Status = status, Winners = winners });
    }

    [Test]
    public async Task BiasedFigure_IsNowhereWithoutItsLabel()
    {
        await SaveAsync(Drafts.Notice("early", content => content with { Published = Now.AddDays(-10), Deadline = new Deadline(Now.AddDays(10), DeadlineBasis.Schedule) }));
        await CountLeadTimesAsync();

        var page = await PageAsync("/statistics");
        var label = page.QuerySelector(".biased")!;
        Assert.That(label.TextContent, Does.Contain("A biased figure").And.Contain("20.00"));
        label.Remove();
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Not.Contain("20.00"));
        Assert.That((await JsonAsync("/api/v1/lead-times")).GetProperty("total").GetProperty("biased").GetProperty("label").GetString(), Does.StartWith("biased"));
    }

    [Test]
    public async Task NoticeThatStaffHid_IsLeftOutAtOnce()
    {
        await FillAsync();
        var before = (await JsonAsync("/api/v1/lead-times")).GetProperty("total").GetProperty("notices").GetInt32();

        await new HiddenNotices(Database, TimeProvider.System).HideAsync((await FindAsync("N1")).Notice.Id, "ana@hub.example", "Duplicada", None);

        var after = (await JsonAsync("/api/v1/lead-times?by=source")).GetProperty("total").GetProperty("notices").GetInt32();
        Assert.That((before, after), Is.EqualTo((40, 39)));
    }

    [Test]
    public async Task Notices_NotCountedYet_AreSaidToBeMissing()
    {
        await FillAsync();
        await SaveAsync(Drafts.Notice("new"));

        Assert.That((await PageAsync("/statistics")).QuerySelector("main")!.TextContent, Does.Contain("1 calls that are new or changed since then are not in yet"));
        Assert.That((await JsonAsync("/api/v1/lead-times")).GetProperty("waiting").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Comparison_OfTwoGroups_TellsTheIntervalAndTheMethod()
    {
        await FillAsync();

        var page = await PageAsync("/statistics?category=goods&b.category=works");

        var cells = page.QuerySelectorAll("[aria-labelledby=compared] tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.That(cells[3], Does.Match(@"^[+−]\d+\.\d\d to [+−]\d+\.\d\d"));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Welch").And.Contain("Bonett"));
        Assert.That(page.QuerySelectorAll("svg rect.other"), Is.Not.Empty);
    }

    [Test]
    public async Task Question_ThatCannotBeUsed_IsSaidAndForProgramsWrong()
    {
        await FillAsync();

        Assert.That((await PageAsync("/statistics?by=colour&from=yesterday")).QuerySelectorAll(".notice-box.warn").Length, Is.EqualTo(2));
        foreach (var address in new[] { "/api/v1/lead-times?by=colour", "/statistics.csv?from=yesterday", "/statistics.jsonl?region=Mars" })
        {
            using var answer = await GetAsync(address);
            Assert.That((int)answer.StatusCode, Is.EqualTo(400), address);
        }
    }

    [Test]
    public async Task Pages_Shown_AreCountedInOneNumberAMonth()
    {
        foreach (var address in new[] { "/about", "/about", "/status", "/api/v1/sectors", "/nowhere" })
            using (await GetAsync(address)) { }
        using (await GetAsync("/about", ("User-Agent", "SomeBot/1.0"))) { }

        var row = (await PageAsync("/statistics")).QuerySelectorAll("[aria-labelledby=hub] tbody tr")[0];
        Assert.That(row.QuerySelectorAll("td")[1].TextContent, Is.EqualTo("3"));
    }

    private async Task FillAsync()
    {
        await DocumentAsync();
        string[] regions = ["PE-CUS", "PE-LIM"];
        ProcurementCategory[] categories = [ProcurementCategory.Goods, ProcurementCategory.Works];
        await SaveAsync([.. Enumerable.Range(0, 40).Select(at => Drafts.Notice($"N{at}", content => content with
        {
            Published = Now.AddHours(at),
            Deadline = at % 7 == 0 ? Deadline.NotInSource : new Deadline(Now.AddDays(2 + (at * at % 23)), DeadlineBasis.Schedule),
            Category = categories[at % 2],
            Regions = [.. regions.Take(1 + (at % 3 / 2)).Select(code => new PlaceOfExecution(code, RegionBasis.PlaceOfExecution))],
        }))]);
        await CountLeadTimesAsync();
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await GetAsync(address);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static string Days(JsonElement item, string member) =>
        item.GetProperty(member) is { ValueKind: JsonValueKind.Number } days ? days.GetDouble().ToString("0.00", CultureInfo.InvariantCulture) : "–";
}
