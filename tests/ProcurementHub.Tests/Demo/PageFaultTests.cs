using System.Net;
using ProcurementHub.Demo;

namespace ProcurementHub.Tests.Demo;

public sealed class PageFaultTests
{
    private static readonly TestCaseData[] Statuses =
    [
        new(PageFault.ServerError, HttpStatusCode.InternalServerError, null),
        new(PageFault.NotFound, HttpStatusCode.NotFound, null),
        new(PageFault.Status(403), HttpStatusCode.Forbidden, null),
        new(PageFault.NotModified, HttpStatusCode.NotModified, null),
        new(PageFault.Unavailable, HttpStatusCode.ServiceUnavailable, "30"),
        new(PageFault.TooManyRequests, HttpStatusCode.TooManyRequests, "30"),
        new(PageFault.TooManyRequestsFor(TimeSpan.FromMinutes(2)), HttpStatusCode.TooManyRequests, "120"),
        new(PageFault.TooManyRequestsUntil(RunningPublisher.Now), HttpStatusCode.TooManyRequests, "Wed, 20 May 2026 15:40:00 GMT"),
    ];

    [TestCaseSource(nameof(Statuses))]
    public async Task Page_BrokenWithAStatus_AnswersWithIt(PageFault fault, HttpStatusCode status, string? retryAfter)
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias?page=2", fault);

        using var response = await running.GetAsync("/convocatorias?page=2");

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Headers.RetryAfter?.ToString(), Is.EqualTo(retryAfter));
    }

    [Test]
    public async Task Page_Broken_LeavesTheOthersAlone_AndCanBeMended()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias?page=2", PageFault.ServerError);

        using var other = await running.GetAsync("/convocatorias?page=3");
        running.Publisher.MendAll();
        using var mended = await running.GetAsync("/convocatorias?page=2");

        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(mended.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Path_BrokenWithoutAQuery_BreaksAllItsPages()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias", PageFault.LandmarkMissing);

        var page = await running.PageAsync("/convocatorias?page=3");

        Assert.That(page.QuerySelector(".tabla-datos"), Is.Null);
    }

    [Test]
    public async Task List_Emptied_KeepsItsHeadersAndClaimsNothing()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias", PageFault.EmptyList);

        var page = await running.PageAsync("/convocatorias");

        Assert.That(page.QuerySelectorAll(".tabla-datos th"), Has.Count.EqualTo(12));
        Assert.That(page.QuerySelectorAll("tbody.datos > tr").Select(row => row.TextContent), Is.EqualTo(new[] { "No se encontraron datos" }));
        Assert.That(page.QuerySelector(".paginador-actual")!.TextContent, Is.EqualTo("[ Mostrando de 0 a 0 del total 0 - Página: 1/1 ]"));
    }

    [Test]
    public async Task Feed_Emptied_HasNoReleasesAndNoNextPage()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/ocds/releases", PageFault.EmptyList);

        var package = await running.JsonAsync("/ocds/releases");

        Assert.That(package["releases"]!.AsArray(), Is.Empty);
        Assert.That(package["links"]!["next"], Is.Null);
    }

    [Test]
    public async Task Page_BrokenForAWhile_IsFineAfterwards()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias", PageFault.ServerError.Times(2));

        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 4; request++)
        {
            using var response = await running.GetAsync("/convocatorias");
            statuses.Add(response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK }));
    }

    [Test]
    public async Task Page_Halved_LooksCompleteToTheClient()
    {
        await using var running = await RunningPublisher.StartAsync();
        var whole = await running.BytesAsync("/convocatorias/1100000");
        running.Publisher.Break("/convocatorias/1100000", PageFault.HalfPage);

        var half = await running.BytesAsync("/convocatorias/1100000");

        Assert.That(half, Is.EqualTo(whole[..(whole.Length / 2)]));
    }
}
