using System.Text;
using AngleSharp.Dom;
using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Tests.Demo;

/// <summary>Faults in what a page says, under a status of 200.</summary>
public sealed class OtherContentTests
{
    [Test]
    public async Task List_WithoutEnd_BringsNewCallsOnEveryPage_AndEachHasItsOwnPage()
    {
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options(60));
        running.Publisher.Break("/convocatorias", PageFault.EndlessNewPages);

        var codes = new List<string>();
        for (var number = 1; number <= 12; number++)
        {
            var page = await running.PageAsync($"/convocatorias?page={number}");
            codes.AddRange(Codes(page));
            Assert.That(page.QuerySelector(".paginador a[rel=next]")!.GetAttribute("href"), Is.EqualTo($"/convocatorias?page={number + 1}"));
            Assert.That(page.QuerySelector(".paginador-actual")!.TextContent, Does.EndWith($"Página: {number}/{number + 1} ]"));
        }

        Assert.That(codes, Is.Unique.And.Count.EqualTo(4 * running.Publisher.Content.CountIn(Outlet.Portal)));
        var last = await running.PageAsync("/convocatorias?page=12");
        var detail = await running.PageAsync(last.QuerySelector("a[title='Ver ficha']")!.GetAttribute("href")!);
        Assert.That(detail.Body!.TextContent, Does.Contain(Codes(last)[0]));
    }

    [Test]
    public async Task List_ThatComesRoundAgain_BringsTheSameRows()
    {
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options(60));
        var first = await running.PageAsync("/convocatorias?page=1");
        running.Publisher.Break("/convocatorias", PageFault.EndlessSamePages);

        var fourth = await running.PageAsync("/convocatorias?page=4");

        Assert.That(Rows(fourth), Is.EqualTo(Rows(first)));
        Assert.That(fourth.QuerySelector(".paginador a[rel=next]"), Is.Not.Null);
    }

    [Test]
    public async Task Feed_WithoutEnd_HasANextPageOnEveryPage([Values] bool isNew)
    {
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options(120));
        running.Publisher.Break("/ocds/releases", isNew ? PageFault.EndlessNewPages : PageFault.EndlessSamePages);

        var (addresses, ids) = (new List<string>(), new List<string>());
        var next = "/ocds/releases?limit=30";
        for (var number = 0; number < 8; number++)
        {
            addresses.Add(next);
            var package = await running.JsonAsync(next);
            ids.AddRange(package["releases"]!.AsArray().Select(release => (string)release!["ocid"]!));
            next = (string)package["links"]!["next"]!;
        }

        var there = running.Publisher.Content.CountIn(Outlet.Feed);
        Assert.That(addresses, Is.Unique);
        Assert.That(ids, Has.Count.GreaterThan(2 * there));
        Assert.That(ids.Distinct().Count(), isNew ? Is.EqualTo(ids.Count) : Is.EqualTo(there));
    }

    [Test]
    public async Task Page_WithAPassword_IsNoListButAForm()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias", PageFault.LoginPage);

        var page = await running.PageAsync("/convocatorias");

        Assert.That(page.QuerySelectorAll("form input[type=password]"), Has.Count.EqualTo(1));
        Assert.That(page.QuerySelector(".tabla-datos"), Is.Null);
    }

    [Test]
    public async Task List_WithOtherHeaders_HasTheSameRowsUnderNamesThatNobodyKnows()
    {
        await using var running = await RunningPublisher.StartAsync();
        var sound = await running.PageAsync("/convocatorias");
        running.Publisher.Break("/convocatorias", PageFault.HeadersRenamed);

        var page = await running.PageAsync("/convocatorias");

        Assert.That(Rows(page), Is.EqualTo(Rows(sound)));
        Assert.That(Headers(page), Has.Count.EqualTo(Headers(sound).Count).And.All.EqualTo("Dato"));
    }

    [Test]
    public async Task Feed_WithOtherNames_HasNoReleases()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/ocds/releases", PageFault.HeadersRenamed);

        var package = await running.JsonAsync("/ocds/releases");

        Assert.That(package["releases"], Is.Null);
        Assert.That(package["entregas"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task Plan_WithOtherHeaders_HasTheSameLines()
    {
        await using var running = await RunningPublisher.StartAsync();
        var plan = running.Publisher.Content.Plans.First(plan => plan.PublishedOn is not null);
        var path = $"/planes/{plan.Key}.csv";
        var sound = (await running.TextAsync(path)).Split("\r\n");
        running.Publisher.Break(path, PageFault.HeadersRenamed);

        var renamed = (await running.TextAsync(path)).Split("\r\n");

        Assert.That(renamed[1..], Is.EqualTo(sound[1..]));
        Assert.That(renamed[0], Is.EqualTo($"\uFEFF{string.Join(';', sound[0].Split(';').Select(_ => "dato"))}"));
    }

    [Test]
    public async Task List_WithoutItsTable_SaysTheSameWithoutOne()
    {
        await using var running = await RunningPublisher.StartAsync();
        var sound = await running.PageAsync("/convocatorias");
        running.Publisher.Break("/convocatorias", PageFault.TableGone);

        var page = await running.PageAsync("/convocatorias");

        Assert.That(page.QuerySelectorAll("table, th, td, tr"), Is.Empty);
        Assert.That(page.Body!.TextContent, Is.EqualTo(sound.Body!.TextContent));
    }

    [Test]
    public async Task Page_UnderAWrongCharset_HasOtherBytesThanItsHeaderSays([Values] bool isUtf8)
    {
        await using var running = await RunningPublisher.StartAsync();
        var sound = await running.TextAsync("/convocatorias");
        running.Publisher.Break("/convocatorias", isUtf8 ? PageFault.Utf8SaidToBeLatin : PageFault.LatinSaidToBeUtf8);

        using var response = await running.GetAsync("/convocatorias");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        var written = isUtf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        Assert.That(response.Content.Headers.ContentType!.CharSet, Is.EqualTo(isUtf8 ? "iso-8859-1" : "utf-8"));
        Assert.That(written.GetString(bytes), Is.EqualTo(sound));
        Assert.That(System.Text.Unicode.Utf8.IsValid(bytes), Is.EqualTo(isUtf8));
    }

    [Test]
    public async Task Robots_SayWhatTheyAreToldTo_AndCanFailLikeAnyPage()
    {
        await using var running = await RunningPublisher.StartAsync();
        Assert.That(await running.TextAsync("/robots.txt"), Is.EqualTo("User-agent: *\nAllow: /\n"));

        running.Publisher.Robots = "User-agent: *\nCrawl-delay: 2\nDisallow: /planes\n";
        Assert.That(await running.TextAsync("/robots.txt"), Is.EqualTo(running.Publisher.Robots));

        running.Publisher.Break("/robots.txt", PageFault.NotFound);
        using var missing = await running.GetAsync("/robots.txt");
        Assert.That((int)missing.StatusCode, Is.EqualTo(404));
    }

    private static List<string> Headers(IDocument page) => [.. page.QuerySelectorAll(".tabla-datos th").Select(header => header.TextContent)];

    private static List<string> Rows(IDocument page) => [.. page.QuerySelectorAll("tbody.datos > tr").Select(row => row.TextContent)];

    private static List<string> Codes(IDocument page) =>
        [.. page.QuerySelectorAll("tbody.datos > tr").Select(row => row.Children[4].TextContent)];
}
