using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Tests.Demo;

public sealed partial class PortalPagesTests
{
    [Test]
    public async Task List_FollowedToItsEnd_ShowsEveryCallOfThePortalOnce_NewestFirst()
    {
        await using var running = await RunningPublisher.StartAsync();
        var truth = running.Publisher.Content.Notices.Where(notice => notice.Outlet == Outlet.Portal).Reverse();

        var rows = (await running.ListPagesAsync()).SelectMany(Rows).ToList();

        Assert.That(rows.Select(row => Cell(row, "Nomenclatura")), Is.EqualTo(truth.Select(notice => notice.Code)));
    }

    [Test]
    public async Task List_OnEveryPage_CountsInItsPagerWhatThereIs()
    {
        await using var running = await RunningPublisher.StartAsync();
        var shown = 0;

        var pages = await running.ListPagesAsync();

        foreach (var (place, page) in pages.Index())
        {
            var pager = Pager().Match(page.QuerySelector(".paginador-actual")!.TextContent);
            var rows = Rows(page).Count;
            Assert.That(pager.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)),
                Is.EqualTo(new[] { shown + 1, shown + rows, running.Publisher.Content.CountIn(Outlet.Portal), place + 1, pages.Count }));
            shown += rows;
        }

        Assert.That(shown, Is.EqualTo(running.Publisher.Content.CountIn(Outlet.Portal)));
    }

    [Test]
    public async Task List_ARow_TellsTheTruth()
    {
        await using var running = await RunningPublisher.StartAsync();
        var rows = (await running.ListPagesAsync()).SelectMany(Rows).ToDictionary(row => Cell(row, "Nomenclatura"));

        foreach (var notice in running.Publisher.Content.Notices.Where(notice => notice.Outlet == Outlet.Portal))
        {
            var row = rows[notice.Code];
            Assert.That(Cell(row, "RUC"), Is.EqualTo(notice.Entity.Ruc));
            Assert.That(Cell(row, "Fecha y hora de publicación"), Is.EqualTo(notice.Published.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)));
            Assert.That(Cell(row, "Descripción"), Is.EqualTo(notice.Description.Length > 300 ? notice.Description[..300] : notice.Description));
            Assert.That(Cell(row, "Departamento"), notice.PlaceShown ? Is.EqualTo(Spelling.Plain(notice.Place.Department)) : Is.Empty);
            Assert.That(Cell(row, "Cuantía"), Is.EqualTo(notice.Amount.State switch
            {
                AmountState.Hidden => "---",
                AmountState.NotGiven => "",
                _ => notice.Amount.Value!.Value.ToString("#,##0.00", CultureInfo.InvariantCulture),
            }));
            Assert.That(row.QuerySelector("a[title='Ver ficha']")!.GetAttribute("href"), Is.EqualTo($"/convocatorias/{notice.Id}"));
        }
    }

    [Test]
    public async Task Detail_OfEveryCall_GivesTheTrueDeadlineAndTheWholeDescription()
    {
        await using var running = await RunningPublisher.StartAsync();

        foreach (var notice in running.Publisher.Content.Notices.Where(notice => notice.Outlet == Outlet.Portal))
        {
            var page = await running.PageAsync($"/convocatorias/{notice.Id}");
            var stage = page.QuerySelectorAll(".cronograma tbody.datos tr")
                .SingleOrDefault(row => row.Children[0].TextContent.StartsWith("Presentación de propuestas", StringComparison.Ordinal));
            var end = stage?.Children[2].TextContent.Trim();
            var deadline = notice.Deadline?.ToString(notice.DeadlineHasTime ? "dd/MM/yyyy HH:mm" : "dd/MM/yyyy", CultureInfo.InvariantCulture);
            var description = page.QuerySelectorAll(".panel tr").Single(row => row.Children[0].TextContent == "Descripción del objeto:");

            Assert.That(end, Is.EqualTo(deadline), notice.Code);
            Assert.That(description.Children[1].TextContent, Is.EqualTo(notice.Description));
        }
    }

    [Test]
    public async Task Detail_Items_CarryTheirCodesAndTheReserveForSmallFirms()
    {
        await using var running = await RunningPublisher.StartAsync();
        var notice = running.Publisher.Content.Notices.First(
            notice => notice.ReservedForSmallFirms && notice.Items[0].Cubso is not null && notice.Items.Count > 1);

        var page = await running.PageAsync($"/convocatorias/{notice.Id}");

        var rows = page.QuerySelectorAll(".items tbody.datos tr");
        Assert.That(rows.Select(row => Cell(row, "Código CUBSO")), Is.EqualTo(notice.Items.Select(item => item.Cubso)));
        Assert.That(rows.Select(row => Cell(row, "Reserva Para MYPE")), Is.All.EqualTo("SI"));
    }

    [Test]
    public async Task Detail_OfACallOfTheFeed_IsNotThere()
    {
        await using var running = await RunningPublisher.StartAsync();
        var notice = running.Publisher.Content.Notices.First(notice => notice.Outlet == Outlet.Feed);

        using var response = await running.GetAsync($"/convocatorias/{notice.Id}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/convocatorias?page=7")]
    [TestCase("/convocatorias?page=0")]
    [TestCase("/convocatorias/abc")]
    [TestCase("/planes/20990011179-1999.csv")]
    [TestCase("/ocds/releases?cursor=zz")]
    public async Task Page_ThatDoesNotExist_IsNotFound(string path)
    {
        await using var running = await RunningPublisher.StartAsync();

        using var response = await running.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/convocatorias")]
    [TestCase("/convocatorias/1100000")]
    [TestCase("/planes")]
    [TestCase("/robots.txt")]
    public async Task Pages_OfTwoPublishersWithTheSameOptions_AreTheSameBytes(string path)
    {
        await using var one = await RunningPublisher.StartAsync();
        await using var other = await RunningPublisher.StartAsync();

        Assert.That(await one.BytesAsync(path), Is.EqualTo(await other.BytesAsync(path)));
    }

    [Test]
    public async Task Redeploy_OfThePortal_ChangesTheIdsAndNothingThatPeopleRead()
    {
        await using var running = await RunningPublisher.StartAsync();
        var before = await running.PageAsync("/convocatorias");

        running.Publisher.Redeploy();

        var after = await running.PageAsync("/convocatorias");
        Assert.That(after.Body!.TextContent, Is.EqualTo(before.Body!.TextContent));
        Assert.That(Ids(after), Is.Not.EqualTo(Ids(before)));

        static IEnumerable<string?> Ids(IDocument page) => [.. page.QuerySelectorAll("th").Select(header => header.Id)];
    }

    [Test]
    public async Task Page_AskedForWithItsTag_IsNotSentAgain_UntilItChanges()
    {
        await using var running = await RunningPublisher.StartAsync();
        using var first = await running.GetAsync("/convocatorias");

        using var second = await running.SendAsync(Known(first.Headers.ETag!));
        running.Publisher.Advance(TimeSpan.FromDays(1));
        using var third = await running.SendAsync(Known(first.Headers.ETag!));

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(third.Content.Headers.LastModified, Is.EqualTo(RunningPublisher.Now.AddDays(1)));

        static HttpRequestMessage Known(EntityTagHeaderValue tag) =>
            new(HttpMethod.Get, new Uri("/convocatorias", UriKind.Relative)) { Headers = { IfNoneMatch = { tag } } };
    }

    [Test]
    public async Task Detail_OfAnUnchangedCall_StaysTheSameBytesAfterAnAdvance()
    {
        await using var running = await RunningPublisher.StartAsync();
        var before = await running.BytesAsync("/convocatorias/1100000");

        var book = running.Publisher.Advance(TimeSpan.FromHours(6));

        Assert.That(book.Changes.Select(change => change.Index), Has.None.EqualTo(0), "choose another call");
        Assert.That(await running.BytesAsync("/convocatorias/1100000"), Is.EqualTo(before));
    }

    private static List<IElement> Rows(IDocument page) => [.. page.QuerySelectorAll(".tabla-datos tbody.datos > tr")];

    /// <summary>By the text of the header: ids and places are the portal's to change.</summary>
    private static string Cell(IElement row, string header)
    {
        var headers = row.Closest("table")!.QuerySelectorAll("th").Select(cell => cell.TextContent).ToList();
        return row.Children[headers.IndexOf(header)].TextContent;
    }

    [GeneratedRegex(@"^\[ Mostrando de (\d+) a (\d+) del total (\d+) - Página: (\d+)/(\d+) \]$")]
    private static partial Regex Pager();
}
