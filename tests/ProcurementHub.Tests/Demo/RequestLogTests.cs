using ProcurementHub.Demo;
using ProcurementHub.Tests.Jobs;

namespace ProcurementHub.Tests.Demo;

/// <summary>What a publisher can say about the manners of a client.</summary>
public sealed class RequestLogTests
{
    [Test]
    public async Task Log_HasEveryRequestWithItsTimeItsHeadersAndTheAnswer()
    {
        var now = RunningPublisher.Now;
        await using var running = await RunningPublisher.StartAsync(RunningPublisher.Options() with { Clock = new HandMovedClock(() => now) });
        using var first = await running.GetAsync("/convocatorias?page=2");
        now += TimeSpan.FromMinutes(1);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/convocatorias?page=2", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await running.SendAsync(request);
        running.Publisher.Break("/planes", PageFault.ServerError);
        using var third = await running.GetAsync("/planes");

        Assert.That(
            running.Publisher.Log.Select(logged => (logged.PathAndQuery, logged.At - RunningPublisher.Now)),
            Is.EqualTo(new[] { ("/convocatorias?page=2", TimeSpan.Zero), ("/convocatorias?page=2", TimeSpan.FromMinutes(1)), ("/planes", TimeSpan.FromMinutes(1)) }));
        Assert.That(running.Publisher.Log[1].Headers["if-none-match"], Is.EqualTo(first.Headers.ETag!.Tag));
        Assert.That(() => running.Publisher.Log.Select(logged => logged.Status), Is.EqualTo(new int?[] { 200, 304, 500 }).After(5000, 5));
    }

    [Test]
    public async Task Forgetting_BeginsTheLogAnewAndLeavesTheCount()
    {
        await using var running = await RunningPublisher.StartAsync();
        using var first = await running.GetAsync("/convocatorias");

        running.Publisher.ForgetRequests();
        using var second = await running.GetAsync("/planes");

        Assert.That(running.Publisher.Log.Select(logged => logged.PathAndQuery), Is.EqualTo(new[] { "/planes" }));
        Assert.That(running.Publisher.Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task MostAtOnce_OfAClientThatWaitsForEachAnswer_IsOne()
    {
        await using var running = await RunningPublisher.StartAsync();

        foreach (var number in Enumerable.Range(1, 4))
            await running.PageAsync($"/convocatorias?page={number}");

        Assert.That(running.Publisher.MostAtOnce, Is.EqualTo(1));
    }

    [Test]
    public async Task MostAtOnce_OfAClientThatDoesNotWait_CountsThoseThatWait()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/convocatorias", PageFault.Hang);
        using var one = await RawConnection.AskAsync(running.Publisher.Address, "/convocatorias?page=1");
        using var other = await RawConnection.AskAsync(running.Publisher.Address, "/convocatorias?page=2");
        using var third = await RawConnection.AskAsync(running.Publisher.Address, "/convocatorias?page=3");

        Assert.That(() => running.Publisher.MostAtOnce, Is.EqualTo(3).After(5000, 5));
    }
}
