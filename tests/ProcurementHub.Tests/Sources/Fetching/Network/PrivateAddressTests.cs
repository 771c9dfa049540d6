using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching.Network;

/// <summary>Nobody who writes a definition, and no server, can make the hub look into the network that it stands in.</summary>
public sealed class PrivateAddressTests
{
    private TestServer server = null!;
    private TestServer other = null!;

    [SetUp]
    public async Task StartAsync()
    {
        other = await TestServer.StartAsync(context => context.Response.WriteAsync("other"));
        server = await TestServer.StartAsync(context =>
        {
            if (context.Request.Path == "/away")
                context.Response.Redirect(context.Request.QueryString.Value![1..]);
            return context.Response.WriteAsync("page");
        });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await server.DisposeAsync();
        await other.DisposeAsync();
    }

    [Test]
    public async Task Loopback_AsThingsAre_IsRefusedBeforeAnythingIsSent()
    {
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { AllowPrivateAddresses = [] });

        var failed = await fetcher.FailAsync(server.At("/"));

        Assert.That(failed.Reason, Is.EqualTo("127.0.0.1 is no address of the internet (loopback). Fetch:AllowPrivateAddresses would have to name it."));
        Assert.That(server.AskedAnything, Is.False);
    }

    [TestCase("localhost")]
    [TestCase("[::1]")]
    [TestCase("[::ffff:127.0.0.1]")]
    [TestCase("0.0.0.0")]
    [TestCase("2130706433")]
    [TestCase("0x7f.1")]
    [TestCase("127.1")]
    public async Task Loopback_HoweverItIsWritten_IsRefused(string host)
    {
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { AllowPrivateAddresses = [] });

        var failed = await fetcher.FailAsync(server.At("/", host));

        Assert.That(failed.Reason, Does.Contain("is no address of the internet"));
        Assert.That(server.AskedAnything, Is.False);
    }

    [Test]
    public async Task Name_ThatResolvesToAPrivateAddress_IsRefusedAndNamesBoth()
    {
        using var fetcher = Resolving(["127.0.0.1"], []);

        var failed = await fetcher.FailAsync(server.At("/", "portal.example"));

        Assert.That(failed.Reason, Does.StartWith("'portal.example' is 127.0.0.1, which is no address of the internet (loopback)."));
        Assert.That(server.AskedAnything, Is.False);
    }

    [Test]
    public async Task Name_WithAnAllowedAndAForbiddenAddress_IsReachedAtTheAllowedOne()
    {
        // Nothing answers at the first address; only if it is left out does the second have its turn at once.
        using var fetcher = Resolving(["169.254.169.254", "127.0.0.1"], ["127.0.0.1"]);

        Assert.That(await fetcher.TextAsync(server.At("/", "portal.example")), Is.EqualTo("page"));
    }

    [Test]
    public async Task Name_WhoseFirstAddressDoesNotAnswer_IsReachedAtTheNext()
    {
        using var fetcher = Resolving(["127.0.0.2", "127.0.0.1"], ["127.0.0.0/8"]);

        Assert.That(await fetcher.TextAsync(server.At("/", "portal.example")), Is.EqualTo("page"));
    }

    [TestCase(SocketError.HostNotFound, "The host name is not known.", 1)]
    [TestCase(SocketError.TryAgain, "The host name cannot be resolved at the moment, after 3 tries.", 3)]
    public async Task Name_ThatLeadsNowhere_IsAReason(SocketError error, string reason, int tries)
    {
        var asked = 0;
        using var fetcher = new HttpFetcher(LoopbackFetcher.Options, new HurriedClock(), NullLogger.Instance, (_, _) =>
        {
            asked++;
            throw new SocketException((int)error);
        });

        Assert.That((await fetcher.FailAsync(server.At("/", "portal.example"))).Reason, Is.EqualTo(reason));
        Assert.That(asked, Is.EqualTo(tries));
    }

    [Test]
    public async Task Name_IsResolvedOnceForAConnection()
    {
        var resolved = 0;
        using var fetcher = new HttpFetcher(LoopbackFetcher.Options, new HurriedClock(), NullLogger.Instance, (_, _) =>
        {
            // Whoever asks twice is told another address the second time.
            return Task.FromResult<IPAddress[]>([IPAddress.Parse(resolved++ == 0 ? "127.0.0.1" : "127.0.0.2")]);
        });

        Assert.That(await fetcher.TextAsync(server.At("/", "portal.example")), Is.EqualTo("page"));
        Assert.That(resolved, Is.EqualTo(1));
    }

    [Test]
    public async Task Redirect_ToAnotherPortThanTheOneAllowed_IsRefused()
    {
        using var fetcher = Allowing($"127.0.0.1:{server.Port}");

        var failed = await fetcher.FailAsync(server.At($"/away?{other.At("/")}"));

        Assert.That(failed.Reason, Does.StartWith($"It was redirected to {other.At("/")}: 127.0.0.1 is no address of the internet"));
        Assert.That(failed.Url, Is.EqualTo(server.At($"/away?{other.At("/")}").AbsoluteUri));
        Assert.That(other.AskedAnything, Is.False);
    }

    [TestCase("http://169.254.169.254/latest/meta-data/", "link-local")]
    [TestCase("http://10.0.0.1/", "private")]
    [TestCase("http://[fd00::1]/", "private")]
    public async Task Redirect_ToAPrivateAddress_IsRefused(string target, string kind)
    {
        using var fetcher = Allowing("127.0.0.1");

        Assert.That((await fetcher.FailAsync(server.At($"/away?{target}"))).Reason, Does.Contain($"is no address of the internet ({kind})"));
    }

    [Test]
    public async Task PrivateAddress_NamedByTheOperator_IsFetched()
    {
        using var fetcher = Allowing($"127.0.0.1:{server.Port}", "127.0.0.0/8");

        Assert.That(await fetcher.TextAsync(server.At($"/away?{other.At("/")}")), Is.EqualTo("other"));
    }

    [Test]
    public async Task ProxyOfTheEnvironment_IsNotUsed()
    {
        var before = HttpClient.DefaultProxy;
        try
        {
            HttpClient.DefaultProxy = new WebProxy(other.At("/"));
            using var fetcher = Allowing("127.0.0.1");

            Assert.That(await fetcher.TextAsync(server.At("/")), Is.EqualTo("page"));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private static HttpFetcher Allowing(params string[] allowed) =>
        LoopbackFetcher.Create(LoopbackFetcher.Options with { AllowPrivateAddresses = allowed });

    private static HttpFetcher Resolving(string[] addresses, string[] allowed) =>
        LoopbackFetcher.Resolving(LoopbackFetcher.Options with { AllowPrivateAddresses = allowed }, new HurriedClock(), addresses);
}
