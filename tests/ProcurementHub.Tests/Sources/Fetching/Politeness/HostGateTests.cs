using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching.Politeness;

/// <summary>What a host feels of all sources together.</summary>
public sealed class HostGateTests
{
    private HurriedClock clock = null!;

    [SetUp]
    public void SetClock() => clock = new HurriedClock(stands: true);

    [Test]
    public async Task Requests_ToOneHost_ComeOneAtATime()
    {
        var (now, most) = (0, 0);
        await using var server = await TestServer.StartAsync(async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Delay(20);
            Interlocked.Decrement(ref now);
            await context.Response.WriteAsync("page");
        });
        using var fetcher = LoopbackFetcher.Create(time: clock);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => fetcher.TextAsync(server.At($"/{number}"))));

        Assert.That(server.Asked, Has.Count.EqualTo(8));
        Assert.That(most, Is.EqualTo(1));
    }

    [Test]
    public async Task Requests_ToTwoHosts_DoNotWaitForEachOther()
    {
        var bothAreHere = new CountdownEvent(2);
        await using var server = await TestServer.StartAsync(context =>
        {
            bothAreHere.Signal();
            // Only if the other is let in too does either get an answer.
            return bothAreHere.Wait(TimeSpan.FromSeconds(20)) ? context.Response.WriteAsync("page") : Task.CompletedTask;
        });
        using var fetcher = LoopbackFetcher.Resolving(LoopbackFetcher.Options, clock, "127.0.0.1");

        var texts = await Task.WhenAll(fetcher.TextAsync(server.At("/", "one.example")), fetcher.TextAsync(server.At("/", "two.example")));

        Assert.That(texts, Is.EqualTo(new[] { "page", "page" }));
        bothAreHere.Dispose();
    }

    [TestCase(5, 10)]
    [TestCase(20, 20)]
    public async Task Delay_ThatASourceAsksFor_NeverShortensTheOperators(int operators, int expected)
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("page"));
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { DelayPerHost = TimeSpan.FromSeconds(operators) }, clock);
        var pass = new PassRequests(fetcher, known: null) { Delay = TimeSpan.FromSeconds(10) };

        await pass.GetAsync(server.At("/1"), CancellationToken.None);
        var before = clock.Waits.Count;
        await pass.GetAsync(server.At("/2"), CancellationToken.None);
        await fetcher.TextAsync(server.At("/3"));

        Assert.That(clock.Waits.Skip(before).Where(wait => wait < TimeSpan.FromSeconds(60)), Is.EqualTo(new[] { TimeSpan.FromSeconds(expected), TimeSpan.FromSeconds(operators) }));
    }

    [Test]
    public async Task Delay_BetweenTwoRequests_IsAsConfigured()
    {
        await using var server = await TestServer.StartAsync(context => context.Response.WriteAsync("page"));
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { DelayPerHost = TimeSpan.FromSeconds(5) }, clock);

        await fetcher.TextAsync(server.At("/1"));
        var before = clock.Waits.Count;
        await fetcher.TextAsync(server.At("/2"));
        clock.MoveOn(TimeSpan.FromSeconds(3));
        await fetcher.TextAsync(server.At("/3"));
        clock.MoveOn(TimeSpan.FromSeconds(6));
        await fetcher.TextAsync(server.At("/4"));

        Assert.That(clock.Waits.Skip(before), Is.EqualTo(new[] { TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2) }));
    }

    [Test]
    public async Task Host_ThatAsksOneSourceToWait_IsNotAskedByAnother()
    {
        var asked = new ConcurrentQueue<string>();
        await using var server = await TestServer.StartAsync(context =>
        {
            asked.Enqueue(context.Request.Path);
            if (context.Request.Path != "/busy")
                return context.Response.WriteAsync("page");
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        using var fetcher = LoopbackFetcher.Create(time: clock);
        await fetcher.FailAsync(server.At("/busy"));

        clock.MoveOn(TimeSpan.FromMinutes(20));
        var failed = await fetcher.FailAsync(server.At("/other"));

        Assert.That(failed.Reason, Is.EqualTo("127.0.0.1 has asked to be left alone for a while; 00:40:00 of it are left."));
        Assert.That(failed.RetryAfter, Is.EqualTo(TimeSpan.FromMinutes(40)));
        Assert.That(asked, Does.Not.Contain("/other"));

        clock.MoveOn(TimeSpan.FromMinutes(39));
        Assert.That(await fetcher.TextAsync(server.At("/other")), Is.EqualTo("page"), "the last minute is waited for");
        Assert.That(clock.Waits[^1], Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task Source_ThatGivesUpItsPlace_LeavesItToTheNext()
    {
        var release = new TaskCompletionSource();
        await using var server = await TestServer.StartAsync(async context =>
        {
            if (context.Request.Path == "/slow")
                await release.Task;
            await context.Response.WriteAsync("page");
        });
        using var fetcher = LoopbackFetcher.Create(time: clock);
        using var impatient = new CancellationTokenSource();

        var slow = fetcher.TextAsync(server.At("/slow"));
        var waiting = fetcher.GetAsync(server.At("/never"), impatient.Token);
        var next = fetcher.TextAsync(server.At("/next"));
        await impatient.CancelAsync();
        release.SetResult();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await slow, await next), Is.EqualTo(("page", "page")));
        Assert.That(server.Paths, Does.Not.Contain("/never"));
    }
}
