using System.Net;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

public sealed class PassRequestsTests
{
    private TestServer server = null!;
    private TestServer other = null!;

    [SetUp]
    public async Task StartAsync()
    {
        server = await TestServer.StartAsync(context =>
        {
            // Without a session the visitor is sent away and comes back with one.
            if (context.Request.Path == "/form" && !context.Request.Cookies.ContainsKey("session"))
            {
                context.Response.Cookies.Append("session", "1");
                context.Response.Headers.Append("Set-Cookie", "stolen=1; Domain=portal.example");
                context.Response.Redirect("/form");
            }

            return context.Response.WriteAsync(new string('x', 100));
        });
        other = await TestServer.StartAsync(context => context.Response.WriteAsync("other"));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await server.DisposeAsync();
        await other.DisposeAsync();
    }

    [Test]
    public async Task Pass_WithAllItsRequestsMade_MakesNoMore()
    {
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { MaxRequestsPerPass = 2 });
        var pass = new PassRequests(fetcher, known: null);

        var results = await GetAsync(pass, "/1", "/2", "/3");

        Assert.That(results.OfType<FetchResult.Fetched>().Count(), Is.EqualTo(2));
        Assert.That(((FetchResult.Ended)results[2]).Reason, Is.EqualTo(pass.Exhaustion).And.EqualTo(
            "The pass has made 2 requests, as many as Fetch:MaxRequestsPerPass allows; what comes after was not fetched."));
        Assert.That(server.Paths, Is.EqualTo(new[] { "/1", "/2" }));
        Assert.That((await GetAsync(new PassRequests(fetcher, known: null), "/3"))[0], Is.InstanceOf<FetchResult.Fetched>(), "another pass begins anew");
    }

    [Test]
    public async Task Pass_WithAllItsBytesTakenIn_TakesNoMore()
    {
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { MaxBytesPerPass = 150 });

        var results = await GetAsync(new PassRequests(fetcher, known: null), "/1", "/2", "/3");

        Assert.That(((FetchResult.Ended)results[2]).Reason, Is.EqualTo(
            "The pass has taken in 200 bytes, as many as Fetch:MaxBytesPerPass allows; what comes after was not fetched."));
    }

    [Test]
    public async Task Session_ThatSendsItsVisitorBack_IsNoCircle()
    {
        using var fetcher = LoopbackFetcher.Create();

        await using var document = await fetcher.DocumentAsync(new PageRequest(server.At("/form")) { Cookies = new CookieContainer() });

        Assert.That(server.Asked.Select(request => request.Headers.GetValueOrDefault("Cookie")), Is.EqualTo(new[] { null, "session=1" }));
        Assert.That((await fetcher.FailAsync(server.At("/form"))).Reason, Does.Contain("in a circle"), "without cookies it is one");
    }

    [Test]
    public async Task Session_OfOneHost_IsNotToldToAnother()
    {
        using var fetcher = LoopbackFetcher.Resolving(LoopbackFetcher.Options, new HurriedClock(), "127.0.0.1");
        var cookies = new CookieContainer();

        await using var first = await fetcher.DocumentAsync(new PageRequest(server.At("/form")) { Cookies = cookies });
        await using var second = await fetcher.DocumentAsync(new PageRequest(other.At("/", "portal.example")) { Cookies = cookies });

        Assert.That(other.Asked.Single().Headers, Does.Not.ContainKey("Cookie"));
    }

    private async Task<List<FetchResult>> GetAsync(PassRequests pass, params string[] paths)
    {
        var results = new List<FetchResult>();
        foreach (var path in paths)
            results.Add(await pass.GetAsync(server.At(path), CancellationToken.None));
        return results;
    }
}
