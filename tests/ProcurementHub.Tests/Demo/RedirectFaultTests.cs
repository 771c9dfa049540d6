using System.Net;
using ProcurementHub.Demo;

namespace ProcurementHub.Tests.Demo;

public sealed class RedirectFaultTests
{
    private const string Page = "/convocatorias?page=2";

    [Test]
    public async Task Chain_OfThree_EndsAtThePage()
    {
        await using var running = await RunningPublisher.StartAsync();
        var sound = await running.TextAsync(Page);
        running.Publisher.Break(Page, PageFault.RedirectChain(3));

        Assert.That(await FollowAsync(running, Page, most: 10), Is.EqualTo(new[] { $"{Page}&paso=1", $"{Page}&paso=2", $"{Page}&paso=3" }));
        Assert.That(await running.TextAsync($"{Page}&paso=3"), Is.EqualTo(sound));
    }

    [Test]
    public async Task Chain_OfAPathWithoutAQuery_EndsAtThePage()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break("/planes", PageFault.RedirectChain(2));

        Assert.That(await FollowAsync(running, "/planes", most: 10), Is.EqualTo(new[] { "/planes?paso=1", "/planes?paso=2" }));
    }

    [Test]
    public async Task Loop_HasTwoAddresses_AndNoEnd()
    {
        await using var running = await RunningPublisher.StartAsync();
        running.Publisher.Break(Page, PageFault.RedirectLoop);

        Assert.That(await FollowAsync(running, Page, most: 4), Is.EqualTo(new[] { $"{Page}&paso=1", Page, $"{Page}&paso=1", Page }));
    }

    [Test]
    public async Task Redirect_ToAnotherHost_NamesIt_AndTheOtherHostIsThere()
    {
        await using var running = await RunningPublisher.StartAsync();
        await using var other = await MadeUpPublisher.StartAsync(
            RunningPublisher.Options() with { Listen = IPAddress.Parse("127.0.0.2") }, CancellationToken.None);
        running.Publisher.Break(Page, PageFault.RedirectTo(new Uri(other.Address, Page)));

        var hops = await FollowAsync(running, Page, most: 10);

        Assert.That(hops, Is.EqualTo(new[] { $"{other.Address}convocatorias?page=2" }));
        Assert.That(other.Address.Host, Is.EqualTo("127.0.0.2"));
        Assert.That(other.Log.Select(request => request.PathAndQuery), Is.EqualTo(new[] { Page }));
    }

    /// <summary>Where the redirects lead, one after the other.</summary>
    private static async Task<List<string>> FollowAsync(RunningPublisher running, string path, int most)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = running.Publisher.Address };
        var hops = new List<string>();
        for (var next = new Uri(path, UriKind.Relative); hops.Count < most;)
        {
            using var response = await client.GetAsync(next);
            if (response.StatusCode != HttpStatusCode.Found)
                break;
            next = response.Headers.Location!;
            hops.Add(next.OriginalString);
        }

        return hops;
    }
}
