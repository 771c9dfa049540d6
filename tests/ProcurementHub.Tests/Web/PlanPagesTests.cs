using System.Net;
using System.Text.Json;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>The pages, tables and calls about plans, over real HTTP. It is July 2026.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanPagesTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Plan = "/plans/2026/PE-CONSUCODE/1042";

    [Test]
    public async Task Pages_WithoutAnyPlan_SaySo()
    {
        Assert.That((await PageAsync("/plans?q=uniformes")).QuerySelector(".notice-box")!.TextContent, Does.Contain("We searched 0 lines"));
        Assert.That((await PageAsync("/plans/demand")).QuerySelector(".notice-box")!.TextContent, Does.Contain("Nothing is planned"));
        using var none = await GetAsync(Plan);
        Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var table = await GetAsync("/plans.csv");
        Assert.That((await table.Content.ReadAsStringAsync()).Trim().Split('\n'), Has.Length.EqualTo(1));
    }

    [TestCase("q=uniformes&month=3")]
    [TestCase("q=uniforme+escolar&sector=textiles&region=PE-CUS&month=3&year=2027&entity=PE-CONSUCODE:1042&when=coming")]
    public async Task Search_WhoWillBuySchoolUniformsInMarch(string asked)
    {
        await SaveAsync(Line(1, "Adquisición de uniformes escolares", 3, year: 2027), Line(2, "Adquisición de uniformes escolares", 4, year: 2027), Line(3, "Combustible", 3, year: 2027));

        var page = await PageAsync("/plans?" + asked);
        var json = await JsonAsync("/api/v1/plans?" + asked.Replace("&when=coming", "", StringComparison.Ordinal));
        using var table = await GetAsync("/plans.csv?" + asked);

        Assert.That(page.QuerySelectorAll(".items .title").Select(title => title.TextContent), Is.EqualTo(new[] { "Adquisición de uniformes escolares" }));
        Assert.That(page.QuerySelector(".items a")!.GetAttribute("href"), Is.EqualTo("/plans/2027/PE-CONSUCODE/1042"));
        Assert.That(page.QuerySelector(".items")!.TextContent, Does.Contain("March 2027"));
        Assert.That(json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("reference").GetString()), Is.EqualTo(new[] { "1" }));
        Assert.That((await table.Content.ReadAsStringAsync()).Trim().Split('\n'), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Search_PageByPage_KeepsWhatWasAsked()
    {
        await SaveAsync([.. Enumerable.Range(1, 30).Select(number => Line(number, $"Papel {number}", 9))]);

        var first = await PageAsync("/plans?q=papel&month=9&when=coming");
        var second = await PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.That(first.QuerySelector("#results")!.TextContent, Is.EqualTo("30 planned purchases"));
        Assert.That(first.QuerySelectorAll(".items > li").Length + second.QuerySelectorAll(".items > li").Length, Is.EqualTo(30));
        Assert.That(second.QuerySelector("a[rel=next]"), Is.Null);
        Assert.That(second.QuerySelector("a[rel=prev]")!.GetAttribute("href"), Is.EqualTo("/plans?q=papel&month=9&when=coming"));
    }

    [Test]
    public async Task Search_OfWhatCannotBeRead_NamesIt()
    {
        var page = await PageAsync("/plans?q=%22open&month=13&sector=none");
        using var table = await GetAsync("/plans.csv?month=13");

        Assert.That(page.QuerySelectorAll(".error-summary li"), Has.Length.EqualTo(3));
        Assert.That(page.QuerySelector("#results"), Is.Null);
        Assert.That(table.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Demand_FromThisMonthOn_CountsWithoutAddingCurrenciesUp()
    {
        await SaveAsync(
            Line(1, "Papel", 6), Line(2, "Papel", 7), Line(3, "Papel", 9, Amount.Published(50, "USD")), Line(4, "Papel", 9, Amount.NotGiven),
            Line(5, "Papel", null), Line(6, "Papel", 1, year: 2027), Line(7, "Papel", 9, Amount.Published(1000, "PEN")));

        var page = await PageAsync("/plans/demand");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        var json = await JsonAsync("/api/v1/plans/demand?by=month,sector");
        using var table = await GetAsync("/plans/demand.csv?by=month,sector,region");

        Assert.That(rows, Is.EqualTo(new[]
        {
            "July 2026 | 1 | 1 of 1 | S/ 100.00", "September 2026 | 3 | 2 of 3 | S/ 1,000.00; US$ 50.00", "2026, no month given | 1 | 1 of 1 | S/ 100.00", "January 2027 | 1 | 1 of 1 | S/ 100.00",
        }));
        Assert.That(page.QuerySelectorAll("figure svg rect"), Has.Length.EqualTo(4));
        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("6 planned purchases, 5 of which give an amount"));
        Assert.That(json.GetProperty("items").EnumerateArray().Sum(item => item.GetProperty("lines").GetInt32()), Is.EqualTo(6));
        Assert.That((await table.Content.ReadAsStringAsync()).Split('\n')[0].Trim('\uFEFF', '\r'), Is.EqualTo("month,sector,region,lines,withAmount,currency,sum"));
        foreach (var way in new[] { "sector", "region" })
            Assert.That((await PageAsync("/plans/demand?by=" + way)).QuerySelectorAll("tbody tr"), Has.Length.EqualTo(1));
        using var wrong = await GetAsync("/api/v1/plans/demand?by=week");
        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("es", "Retiradas (1)")]
    [TestCase("en", "Taken out (1)")]
    public async Task Plan_InTwoVersions_ShowsThemSideBySide(string language, string expected)
    {
        await ReadAsync(1, Line(1, "Papel", 3), Line(2, "Tinta", 3));
        await ReadAsync(2, Line(1, "Papel", 8), Line(3, "Sillas", 5));

        var page = await PageAsync(Plan + "?a=1&b=2", language);
        var before = await PageAsync(Plan + "?v=1", language);

        var steps = page.QuerySelectorAll("h3").Select(heading => heading.TextContent).ToList();
        Assert.That(steps, Has.Count.EqualTo(3));
        Assert.That(steps, Does.Contain(expected));
        Assert.That(page.QuerySelectorAll("table.changes ins"), Has.Length.EqualTo(1));
        Assert.That(before.QuerySelectorAll("#lines + div tbody tr td:nth-child(2)").Select(cell => cell.TextContent), Is.EquivalentTo(new[] { "Papel", "Tinta" }));
        Assert.That(page.QuerySelectorAll("#lines + div tbody tr td:nth-child(2)").Select(cell => cell.TextContent), Is.EquivalentTo(new[] { "Papel", "Sillas" }));
        Assert.That((await PageAsync("/entities/PE-CONSUCODE/1042", language)).QuerySelectorAll($"a[href='{Plan}']"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Line_WithHostileTexts_IsShownHarmlessly()
    {
        var hostile = Engine.Keepable("=cmd()|' /C calc'!A0 <script>alert(1)</script> \u202Eevil \u0000 <img src=x onerror=alert(1)>");
        await ReadAsync(1, Line(1, hostile, 9) with
        {
            Content = Line(1, hostile, 9).Content with { Description = hostile, ProcedureType = hostile, Url = "javascript:alert(1)", Entity = new EntityReference("PE-CONSUCODE", "1042", hostile) },
        });

        foreach (var address in new[] { "/plans", "/plans/demand?by=sector", Plan })
        {
            var page = await PageAsync(address);
            Assert.That(page.QuerySelectorAll("main script, main img, [onerror]"), Is.Empty, address);
            Assert.That(page.DocumentElement.OuterHtml.IndexOfAny(['\u202E', '\u0000']), Is.EqualTo(-1), address);
            Assert.That(page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!), Has.None.StartsWith("javascript"), address);
        }

        using var table = await GetAsync("/plans.csv");
        Assert.That(await table.Content.ReadAsStringAsync(), Does.Contain("'=cmd()").And.Not.Contain(",=cmd()").And.Not.Contain(",\"=cmd()"));
    }

    private async Task ReadAsync(byte content, params PlanLineDraft[] lines)
    {
        await DocumentAsync();
        Now = Now.AddDays(1);
        var document = await RecordAsync(Fetched("https://portal.example/plan", content));
        await KeepAsync(new DocumentBatch
        {
            SourceId = Source, DocumentId = document.Id, ObservedAt = Now, PlanLines = lines, PlansAreWhole = true, Result = Read(lines.Length) with { PlanLines = lines.Length },
        });
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var answer = await GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static PlanLineDraft Line(int number, string title, int? month, Amount? amount = null, int year = 2026) => new(
        Source,
        $"1042/{year}/{number}",
        new PlanLineContent
        {
            Entity = new EntityReference("PE-CONSUCODE", "1042", "Municipalidad de Echarati"),
            Year = year,
            Month = month,
            Reference = $"{number}",
            Title = title,
            Amount = amount ?? Amount.Published(100, "PEN"),
            Sectors = [new SectorAssignment("textiles", SectorBasis.Text, 0.5, null)],
            Regions = [new PlaceOfExecution("PE-CUS", RegionBasis.PlaceOfExecution)],
        },
        null,
        $"row {number}");
}
