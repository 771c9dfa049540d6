using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching.Politeness;

namespace ProcurementHub.Tests.Sources.Fetching.Politeness;

public sealed class CallerNameTests
{
    private TestServer server = null!;

    [SetUp]
    public async Task StartAsync() => server = await TestServer.StartAsync(context => context.Response.WriteAsync("page"));

    [TearDown]
    public async Task StopAsync() => await server.DisposeAsync();

    [TestCase("avisos@hub.example", @"; \+mailto:avisos@hub\.example\)$", "avisos@hub.example")]
    [TestCase("https://hub.example/about", @"; \+https://hub\.example/about\)$", null)]
    [TestCase(null, @"ProcurementHub/\d+\.\d+\.\d+\)$", null)]
    public async Task Request_NamesTheHubAndWhoRunsIt(string? contact, string agent, string? from)
    {
        using var fetcher = LoopbackFetcher.Create(LoopbackFetcher.Options with { Contact = contact });

        await fetcher.TextAsync(server.At("/"));

        var headers = server.Asked.Single().Headers;
        Assert.That(headers["User-Agent"], Does.StartWith("Mozilla/5.0 (compatible; ProcurementHub/").And.Match(agent));
        Assert.That(headers.GetValueOrDefault("From"), Is.EqualTo(from));
    }

    [Test]
    public async Task HostOfOthers_WithoutAContact_IsNotAsked()
    {
        using var fetcher = LoopbackFetcher.Resolving(LoopbackFetcher.Options with { Contact = null }, new HurriedClock(), "127.0.0.1");

        var failed = await fetcher.FailAsync(server.At("/", "portal.example"));

        Assert.That(failed.Reason, Is.EqualTo("Set Fetch:Contact to a mail address or a page of yours; without it no portal is asked."));
        Assert.That(server.AskedAnything, Is.False);
    }

    [TestCase("avisos@hub.example", true)]
    [TestCase("https://hub.example/about", true)]
    [TestCase("Hub <avisos@hub.example>", false)]
    [TestCase("avisos", false)]
    [TestCase("ftp://hub.example/", false)]
    [TestCase("https://hub.example/(about)", false)]
    [TestCase("avisos@hub.example\r\nX: y", false)]
    public void Contact_IsAMailAddressOrAPage(string contact, bool isOne)
    {
        Assert.That(CallerName.IsContact(contact), Is.EqualTo(isOne));
    }
}
