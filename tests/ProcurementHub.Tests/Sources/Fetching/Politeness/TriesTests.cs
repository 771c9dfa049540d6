using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching.Politeness;

/// <summary>What is asked for again, how often, and after which wait.</summary>
public sealed class TriesTests
{
    private readonly Queue<Action<HttpResponse>> answers = [];
    private HurriedClock clock = null!;
    private TestServer server = null!;
    private HttpFetcher fetcher = null!;

    [SetUp]
    public async Task StartAsync()
    {
        clock = new HurriedClock(stands: true);
        answers.Clear();
        server = await TestServer.StartAsync(context =>
        {
            if (answers.TryDequeue(out var answer))
                answer(context.Response);
            return context.Response.StatusCode == 200 ? context.Response.WriteAsync("page") : Task.CompletedTask;
        });
        fetcher = LoopbackFetcher.Create(time: clock);
    }

    [TearDown]
    public async Task StopAsync()
    {
        fetcher.Dispose();
        await server.DisposeAsync();
    }

    [TestCase(408)]
    [TestCase(429)]
    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    public async Task Failure_ThatCanPass_IsAskedForAgainUntilItDoes(int status)
    {
        Answer(status);
        Answer(status);

        Assert.That(await fetcher.TextAsync(server.At("/")), Is.EqualTo("page"));
        Assert.That(server.Asked, Has.Count.EqualTo(3));
        Assert.That(clock.Waits, Is.Not.Empty.And.All.GreaterThan(TimeSpan.Zero), "not at once");
    }

    [Test]
    public async Task Failure_ThatDoesNotPass_IsToldWithTheNumberOfTries()
    {
        Answer(500, 500, 500, 500);

        var failed = await fetcher.FailAsync(server.At("/"));

        Assert.That((failed.Reason, failed.HttpStatus), Is.EqualTo(("The server answered 500 Internal Server Error, after 3 tries.", (int?)500)));
        Assert.That(server.Asked, Has.Count.EqualTo(3));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    [TestCase(410)]
    [TestCase(418)]
    [TestCase(501)]
    public async Task Failure_ThatCannotPass_IsAskedForOnce(int status)
    {
        Answer(status);

        var failed = await fetcher.FailAsync(server.At("/"));

        Assert.That(failed.Reason, Does.StartWith($"The server answered {status}").And.Not.Contain("tries"));
        Assert.That(server.Asked, Has.Count.EqualTo(1));
        Assert.That(clock.Waits, Is.Empty);
    }

    [Test]
    public async Task Answer_CutOff_IsAskedForAgain()
    {
        answers.Enqueue(response =>
        {
            response.ContentLength = 100;
            response.HttpContext.Abort();
        });

        Assert.That(await fetcher.TextAsync(server.At("/")), Is.EqualTo("page"));
        Assert.That(server.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task HostThatDoesNotListen_IsTriedAsOften()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.That((await fetcher.FailAsync(new Uri($"http://127.0.0.1:{port}/"))).Reason, Does.StartWith("No connection").And.EndWith(", after 3 tries."));
    }

    [Test]
    public async Task PrivateAddress_IsTriedOnce()
    {
        using var strict = LoopbackFetcher.Create(LoopbackFetcher.Options with { AllowPrivateAddresses = [] }, clock);

        Assert.That((await strict.FailAsync(server.At("/"))).Reason, Does.Not.Contain("tries"));
        Assert.That(clock.Waits, Is.Empty);
    }

    [TestCase(1, 1)]
    [TestCase(5, 5)]
    public async Task Tries_AreAsManyAsConfigured(int configured, int made)
    {
        using var other = LoopbackFetcher.Create(LoopbackFetcher.Options with { Tries = configured }, clock);
        Answer(500, 500, 500, 500, 500, 500);

        await other.FailAsync(server.At("/"));

        Assert.That(server.Asked, Has.Count.EqualTo(made));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task RetryAfter_InSeconds_IsWaitedForToTheSecond(int status)
    {
        Answer(status, "30");

        Assert.That(await fetcher.TextAsync(server.At("/")), Is.EqualTo("page"));
        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(30) }));
    }

    [Test]
    public async Task RetryAfter_AsADate_IsMeasuredAgainstTheServersOwnClock()
    {
        // The server's clock is three hours off; the hub's is not looked at.
        var theirs = clock.GetUtcNow() - TimeSpan.FromHours(3);
        answers.Enqueue(response =>
        {
            response.StatusCode = 503;
            response.Headers.Date = theirs.ToString("R", CultureInfo.InvariantCulture);
            response.Headers.RetryAfter = theirs.AddSeconds(45).ToString("R", CultureInfo.InvariantCulture);
        });

        Assert.That(await fetcher.TextAsync(server.At("/")), Is.EqualTo("page"));
        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(45) }));
    }

    [TestCase("Sun, 06 Nov 1994 08:49:37 GMT")]
    [TestCase("0")]
    public async Task RetryAfter_ThatIsOver_IsNoReasonToWait(string retryAfter)
    {
        Answer(503, retryAfter);

        Assert.That(await fetcher.TextAsync(server.At("/")), Is.EqualTo("page"));
    }

    [TestCase("121", 121)]
    [TestCase("3600", 3600)]
    [TestCase("99999999999999999999", 24 * 3600)]
    public async Task RetryAfter_TooLongForAPass_IsLeftToTheSchedule(string retryAfter, int seconds)
    {
        Answer(429, retryAfter);

        var failed = await fetcher.FailAsync(server.At("/"));

        Assert.That((failed.HttpStatus, failed.RetryAfter), Is.EqualTo(((int?)429, (TimeSpan?)TimeSpan.FromSeconds(seconds))));
        Assert.That(server.Asked, Has.Count.EqualTo(1));
        Assert.That(clock.Waits, Is.Empty);
    }

    [Test]
    public async Task RetryAfter_ThatCannotBeRead_IsLikeNone()
    {
        Answer(503, "soon");

        Assert.That(await fetcher.TextAsync(server.At("/")), Is.EqualTo("page"));
        Assert.That(clock.Waits, Has.Count.EqualTo(1));
    }

    private void Answer(params int[] statuses)
    {
        foreach (var status in statuses)
            answers.Enqueue(response => response.StatusCode = status);
    }

    private void Answer(int status, string retryAfter) => answers.Enqueue(response =>
    {
        response.StatusCode = status;
        response.Headers.RetryAfter = retryAfter;
    });
}
