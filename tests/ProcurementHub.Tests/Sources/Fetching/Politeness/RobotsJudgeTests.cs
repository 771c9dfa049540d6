using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching.Politeness;

/// <summary>Nothing is asked of a host before it has said what it does not want to be asked.</summary>
public sealed class RobotsJudgeTests
{
    private HurriedClock clock = null!;
    private TestServer server = null!;
    private RequestDelegate robots = null!;
    private int asked;

    [SetUp]
    public async Task StartAsync()
    {
        (clock, asked) = (new HurriedClock(stands: true), 0);
        server = await TestServer.StartAsync(context =>
        {
            if (context.Request.Path == "/away")
                context.Response.Redirect("/private/1");
            if (context.Request.Path != "/robots.txt" && !context.Request.Path.StartsWithSegments("/elsewhere"))
                return context.Response.WriteAsync("page");
            asked++;
            return robots(context);
        }, withRobots: true);
        Say("User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n");
    }

    [TearDown]
    public async Task StopAsync() => await server.DisposeAsync();

    [Test]
    public async Task Address_ThatIsForbidden_IsNotAskedFor()
    {
        using var fetcher = LoopbackFetcher.Create(time: clock);

        var failed = await fetcher.FailAsync(server.At("/private/1"));

        Assert.That(failed.Reason, Is.EqualTo(
            $"robots.txt of 127.0.0.1:{server.Port} forbids it ('Disallow: /private/'). Fetch:IgnoreRobots can set that aside, if the host agrees."));
        Assert.That(server.Asked, Is.Empty);
    }

    [Test]
    public async Task Form_PostedToAForbiddenAddress_IsNotSent()
    {
        using var fetcher = LoopbackFetcher.Create(time: clock);

        var result = await fetcher.SendAsync(new PageRequest(server.At("/private/api"), new RequestBody("{}", "application/json")), null, CancellationToken.None);

        Assert.That(((FetchResult.Failed)result).Reason, Does.StartWith("robots.txt of"));
        Assert.That(server.Asked, Is.Empty);
    }

    [Test]
    public async Task Redirect_ToAForbiddenAddress_IsNotFollowed()
    {
        using var fetcher = LoopbackFetcher.Create(time: clock);

        Assert.That((await fetcher.FailAsync(server.At("/away"))).Reason, Does.StartWith($"It was redirected to {server.At("/private/1")}: robots.txt of"));
        Assert.That(server.Paths, Is.EqualTo(new[] { "/away" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Host_SetAsideByTheOperator_IsAskedWithoutItsRobots(bool withPort)
    {
        var host = withPort ? $"127.0.0.1:{server.Port}" : "127.0.0.1";
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { IgnoreRobots = [host] }, clock);

        Assert.That(await fetcher.TextAsync(server.At("/private/1")), Is.EqualTo("page"));
        Assert.That(asked, Is.Zero);
    }

    [Test]
    public async Task OtherHost_SetAside_ChangesNothing()
    {
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { IgnoreRobots = ["portal.example", "127.0.0.1:1"] }, clock);

        await fetcher.FailAsync(server.At("/private/1"));
    }

    [Test]
    public async Task CrawlDelay_LongerThanTheOwnDelay_IsKept()
    {
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { DelayPerHost = TimeSpan.FromSeconds(2) }, clock);

        await fetcher.TextAsync(server.At("/1"));
        await fetcher.TextAsync(server.At("/2"));

        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7) }));
    }

    [Test]
    public async Task CrawlDelay_BeyondAllMeasure_IsCappedAndTold()
    {
        Say("User-agent: *\nCrawl-delay: 300\n");
        var log = new ListLogger();
        using var fetcher = LoopbackFetcher.Create(time: clock, logger: log);

        await fetcher.TextAsync(server.At("/1"));

        Assert.That(clock.Waits, Is.EqualTo(new[] { TimeSpan.FromSeconds(60) }));
        Assert.That(log.Messages.Single(), Does.Contain("asks for 300 seconds").And.Contain("Fetch:MaxCrawlDelay"));
    }

    [Test]
    public async Task Robots_AreReadOnceADay()
    {
        using var fetcher = LoopbackFetcher.Create(time: clock);
        await fetcher.TextAsync(server.At("/1"));
        clock.MoveOn(TimeSpan.FromHours(23));
        await fetcher.TextAsync(server.At("/2"));
        Assert.That(asked, Is.EqualTo(1));

        Say("User-agent: ProcurementHub\nDisallow: /\n");
        clock.MoveOn(TimeSpan.FromHours(2));

        await fetcher.FailAsync(server.At("/3"));
        Assert.That(asked, Is.EqualTo(2));
    }

    [TestCase(404)]
    [TestCase(401)]
    [TestCase(403)]
    [TestCase(410)]
    public async Task Robots_ThatAreNotThere_AllowAll(int status)
    {
        Say(status);
        using var fetcher = LoopbackFetcher.Create(time: clock);

        Assert.That(await fetcher.TextAsync(server.At("/private/1")), Is.EqualTo("page"));
    }

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(429)]
    public async Task Robots_ThatCannotBeRead_ForbidAllForNow(int status)
    {
        Say(status);
        using var fetcher = LoopbackFetcher.Create(time: clock);

        var failed = await fetcher.FailAsync(server.At("/1"));
        await fetcher.FailAsync(server.At("/2"));

        Assert.That(failed.Reason, Does.StartWith(
            $"robots.txt of 127.0.0.1:{server.Port} cannot be read, so nothing is asked of the host for now: The server answered {status}").And.EndWith("after 3 tries."));
        Assert.That(asked, Is.EqualTo(3), "the second page does not ask again");
        Assert.That(server.Asked, Is.Empty);

        Say("");
        clock.MoveOn(TimeSpan.FromMinutes(6));
        Assert.That(await fetcher.TextAsync(server.At("/1")), Is.EqualTo("page"));
    }

    [Test]
    public async Task Robots_ThatCannotBeReadAnyMore_HoldAsTheyWere()
    {
        using var fetcher = LoopbackFetcher.Create(time: clock);
        await fetcher.TextAsync(server.At("/1"));
        Say(500);
        clock.MoveOn(TimeSpan.FromHours(25));

        Assert.That(await fetcher.TextAsync(server.At("/2")), Is.EqualTo("page"));
        await fetcher.FailAsync(server.At("/private/1"));
    }

    [Test]
    public async Task Robots_ThatHaveMoved_AreReadWhereTheyAre()
    {
        robots = context =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                context.Response.Redirect("/elsewhere/robots.txt");
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("User-agent: *\nDisallow: /private/");
        };
        using var fetcher = LoopbackFetcher.Create(time: clock);

        await fetcher.FailAsync(server.At("/private/1"));
        Assert.That(await fetcher.TextAsync(server.At("/1")), Is.EqualTo("page"));
    }

    [Test]
    public async Task Robots_BehindRedirectsWithoutEnd_AreLikeNone()
    {
        robots = context =>
        {
            context.Response.Redirect("/robots.txt");
            return Task.CompletedTask;
        };
        using var fetcher = LoopbackFetcher.Create(time: clock);

        Assert.That(await fetcher.TextAsync(server.At("/private/1")), Is.EqualTo("page"));
    }

    [Test]
    public async Task Requests_AtOnce_ReadTheRobotsOnce()
    {
        using var fetcher = LoopbackFetcher.Create(time: clock);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(number => fetcher.TextAsync(server.At($"/{number}"))));

        Assert.That(asked, Is.EqualTo(1));
    }

    private void Say(string text) => robots = context => context.Response.WriteAsync(text);

    private void Say(int status) => robots = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private sealed class ListLogger : ILogger<HttpFetcher>
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
