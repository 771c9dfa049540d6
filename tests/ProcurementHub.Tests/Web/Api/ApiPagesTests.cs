using System.Net;
using System.Text.Json;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Api;

/// <summary>The rest of the API, what describes it, and what crawlers ask for.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ApiPagesTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [TestCase("es", "Convocatorias, con los mismos filtros")]
    [TestCase("en", "Notices, with the filters")]
    public async Task Document_DescribesEachCallInTheReadersLanguage(string language, string expected)
    {
        var document = await JsonAsync("/api/v1/openapi.json", language);
        var operations = document.GetProperty("paths").EnumerateObject().Select(path => path.Value.GetProperty("get")).ToList();

        Assert.That(document.GetProperty("openapi").GetString(), Does.StartWith("3.1"));
        Assert.That(document.GetProperty("paths").EnumerateObject().Select(path => path.Name), Is.EquivalentTo(new[]
        {
            "/api/v1/notices", "/api/v1/notices/{source}/{nativeId}", "/api/v1/plans", "/api/v1/plans/demand", "/api/v1/entities", "/api/v1/entities/{scheme}/{id}",
            "/api/v1/statistics", "/api/v1/compliance", "/api/v1/lead-times", "/api/v1/sectors", "/api/v1/regions", "/ocds/releases", "/ocds/releases/{ocid}", "/ocds/records/{ocid}", "/ocds/plans",
        }));
        Assert.That(document.GetProperty("paths").GetProperty("/api/v1/notices").GetProperty("get").GetProperty("summary").GetString(), Does.StartWith(expected));
        Assert.That(
            operations.SelectMany(operation => operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToList() : [])
                .Select(parameter => parameter.GetProperty("description").GetString()),
            Has.None.Matches("^(Param|Path)_"));
        Assert.That(document.ToString(), Does.Not.Contain("Op_").And.Not.Contain("Answer_").And.Not.Contain("Member_"));
    }

    [TestCase("es")]
    [TestCase("en")]
    public async Task Page_ShowsTheDocument_AndItsExamplesWork(string language)
    {
        var page = await PageAsync("/api", language);
        var addresses = page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(address => address.StartsWith('/')).ToList();

        Assert.That(page.QuerySelectorAll("main h3").Select(heading => heading.TextContent), Does.Contain("GET /api/v1/notices").And.Contain("GET /ocds/records/{ocid}"));
        Assert.That(page.QuerySelectorAll("main pre"), Has.Length.EqualTo(2));
        Assert.That(page.QuerySelector("#members + div tbody th")!.TextContent, Is.EqualTo("key"));
        Assert.That(page.Body!.TextContent, Does.Not.Match("(Param|Path|Op|Page|Member)_"));
        foreach (var address in addresses.Where(address => !address.StartsWith("/ocds", StringComparison.Ordinal)))
        {
            using var answer = await GetAsync(address);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        }
    }

    [Test]
    public async Task Plans_PageByPage_AreEachGivenOnceByYearAndMonth()
    {
        await SaveAsync([.. Enumerable.Range(1, 5).Select(at => Line($"L{at}", 2026, at % 2 == 0 ? 3 : 4)), Line("Old", 2025, 4)]);

        var first = await JsonAsync("/api/v1/plans?year=2026&month=4&limit=2&entity=PE-CONSUCODE:1042");
        var second = await JsonAsync(new Uri(first.GetProperty("next").GetString()!).PathAndQuery);
        var nobody = await JsonAsync("/api/v1/plans?entity=PE-RUC:1");
        var wrong = await JsonAsync("/api/v1/plans?year=26&month=13&category=none&entity=1&p=1");

        Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(new[] { "L1", "L3", "L5" }));
        Assert.That(nobody.GetProperty("items").GetArrayLength(), Is.Zero);
        Assert.That(wrong.GetProperty("errors").GetArrayLength(), Is.EqualTo(5));
    }

    [Test]
    public async Task Entities_PageByPage_AreEachGivenOnceAndFoundByNumberAndName()
    {
        await SaveAsync([.. Enumerable.Range(1, 5).Select(at => Drafts.Notice($"N{at}", content => content with { Entity = new EntityReference("PE-RUC", $"2013125775{at}", $"Municipalidad {at}") }))]);

        var first = await JsonAsync("/api/v1/entities?limit=3");
        var second = await JsonAsync(new Uri(first.GetProperty("next").GetString()!).PathAndQuery);
        var named = await JsonAsync("/api/v1/entities?q=municipalidad+4");
        var one = await JsonAsync("/api/v1/entities/PE-RUC/20131257752");

        Assert.That(
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("name").GetString()),
            Is.EqualTo(Enumerable.Range(1, 5).Select(at => $"Municipalidad {at}")));
        Assert.That(named.GetProperty("items").GetArrayLength(), Is.EqualTo(1));
        Assert.That((one.GetProperty("name").GetString(), one.GetProperty("notices").GetInt32()), Is.EqualTo(("Municipalidad 2", 1)));
    }

    [Test]
    public async Task Statistics_OfAMonth_CountAsTheHomePageDoes()
    {
        await SaveAsync(Drafts.Notice("Before", content => content with { Published = Now.AddDays(-10), Deadline = new Deadline(Now.AddDays(10), DeadlineBasis.Schedule) }));
        await SaveAsync(Drafts.Notice("Counts", content => content with { Published = Now.AddHours(1), Deadline = new Deadline(Now.AddHours(1).AddDays(4), DeadlineBasis.Schedule) }));
        await SaveAsync(Drafts.Notice("Without", content => content with { Published = Now.AddHours(1), Deadline = default }));
        Now = Now.AddHours(2);
        await CountLeadTimesAsync();
        var months = (await JsonAsync("/api/v1/statistics?from=2026-06&to=2026-07")).GetProperty("items");
        var wrong = await JsonAsync("/api/v1/statistics?from=2026-08&to=2026-07");

        Assert.That(months[0].ToString(), Is.EqualTo("""{"month":"2026-06","isOver":true,"notices":0,"entities":0,"leadTime":{"meanDays":null,"medianDays":null,"counted":0,"beforeWatch":0,"restarted":0,"withoutDeadline":0}}"""));
        Assert.That(months[1].ToString(), Is.EqualTo("""{"month":"2026-07","isOver":false,"notices":3,"entities":1,"leadTime":{"meanDays":4,"medianDays":4,"counted":1,"beforeWatch":1,"restarted":0,"withoutDeadline":1}}"""));
        Assert.That(wrong.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo("to"));
    }

    [Test]
    public async Task Lists_AreWhole()
    {
        Assert.That((await JsonAsync("/api/v1/sectors")).GetProperty("items").EnumerateArray().Select(sector => sector.GetProperty("code").GetString()), Does.Contain("footwear"));
        var regions = (await JsonAsync("/api/v1/regions")).GetProperty("items");
        Assert.That(regions.EnumerateArray().Select(region => region.GetProperty("code").GetString()), Does.Contain("PE-CUS").And.Unique);
        Assert.That(regions.GetArrayLength(), Is.GreaterThan(2_000));
    }

    [Test]
    public async Task Sitemap_LeadsToEachPublicPageAndToNoOther()
    {
        await SaveAsync(Drafts.Notice("A/1 & <b>"), Drafts.Notice("B"));
        var index = await AddressesAsync("/sitemap.xml");
        var addresses = new List<string>();
        foreach (var part in index)
            addresses.AddRange(await AddressesAsync(new Uri(part).PathAndQuery));

        Assert.That(addresses, Does.Contain("https://hub.example/notices/pe-example/A/1%20%26%20%3Cb%3E").And.Contain("https://hub.example/").And.Unique);
        foreach (var address in addresses)
        {
            using var answer = await GetAsync(new Uri(address).PathAndQuery);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        }
    }

    [Test]
    public async Task Robots_MayReadPagesAndNothingPersonal()
    {
        using var answer = await GetAsync("/robots.txt");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.That(text.Split('\n'), Does.Contain("Allow: /").And.Contain("Disallow: /subscriptions").And.Contain("Disallow: /staff").And.Contain("Sitemap: https://hub.example/sitemap.xml"));
    }

    [Test]
    public async Task Security_WithoutAContact_IsNotThere()
    {
        using var answer = await GetAsync("/.well-known/security.txt");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static PlanLineDraft Line(string id, int year, int month) => new(
        Source, id,
        new PlanLineContent { Entity = new EntityReference("PE-CONSUCODE", "1042", "MUNICIPALIDAD DISTRITAL DE ECHARATI"), Year = year, Month = month, Title = "Uniformes", Category = ProcurementCategory.Goods },
        null, "row");

    private static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("nativeId").GetString()!);

    private async Task<List<string>> AddressesAsync(string address)
    {
        using var answer = await GetAsync(address);
        var read = await OutsideParser.ReadAsync("xml.etree.ElementTree", await answer.Content.ReadAsByteArrayAsync(), """
            space = '{http://www.sitemaps.org/schemas/sitemap/0.9}'
            answer = [place.text for place in xml.etree.ElementTree.fromstring(text).iter(space + 'loc')]
            """);
        return [.. read.EnumerateArray().Select(place => place.GetString()!)];
    }

    private async Task<JsonElement> JsonAsync(string address, string language = "en")
    {
        using var answer = await GetAsync(address, ("Accept-Language", language));
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }
}
