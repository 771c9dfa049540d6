using System.Net;
using ProcurementHub.Demo;

namespace ProcurementHub.Tests.Demo;

public sealed class PageFaultTests
{
    [TestCase(PageFault.ServerError, HttpStatusCode.InternalServerError, false)]
    [TestCase(PageFault.Unavailable, HttpStatusCode.ServiceUnavailable, true)]
    [TestCase(PageFault.TooManyRequests, HttpStatusCode.TooManyRequests, true)]
    public async Task Page_BrokenWithAStatus_AnswersWithIt(PageFault fault, HttpStatusCode status, bool saysWhenToRetry)
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias?page=2", fault);

        using var response = await running.GetAsync("/convocatorias?page=2");

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Headers.RetryAfter is not null, Is.EqualTo(saysWhenToRetry));
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
    public async Task Page_CutOff_BreaksTheConnectionInTheMiddle()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias/1100000", PageFault.CutOff);

        Assert.That(async () => await running.GetAsync("/convocatorias/1100000"), Throws.InstanceOf<HttpRequestException>());
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
