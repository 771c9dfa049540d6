using System.Net;
using Microsoft.AspNetCore.Http;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Fetching.Network;

namespace ProcurementHub.Tests.Sources.Fetching.Network;

public sealed class RedirectsTests
{
    private readonly HttpFetcher fetcher = LoopbackFetcher.Create();
    private TestServer server = null!;

    [SetUp]
    public async Task StartAsync() => server = await TestServer.StartAsync(AnswerAsync);

    [TearDown]
    public async Task StopAsync() => await server.DisposeAsync();

    [OneTimeTearDown]
    public void CloseFetcher() => fetcher.Dispose();

    [Test]
    public async Task Document_BehindFiveRedirects_KeepsTheAddressAskedForAndTheOneItCameFrom()
    {
        await using var document = await fetcher.DocumentAsync(server.At("/chain/5"));

        Assert.That(document.Text(), Is.EqualTo("page"));
        Assert.That((document.Url, document.FinalUrl, document.Origin.Url), Is.EqualTo(
            (server.At("/chain/5").AbsoluteUri, server.At("/chain/0").AbsoluteUri, server.At("/chain/0").AbsoluteUri)));
        Assert.That(server.Asked, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task Document_BehindSixRedirects_IsNotFetched()
    {
        var failed = await fetcher.FailAsync(server.At("/chain/6"));

        Assert.That(failed.Reason, Is.EqualTo($"The server redirects more than 5 times, the last time to {server.At("/chain/0")}."));
        Assert.That(server.Asked, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task Redirects_InACircle_AreTold()
    {
        var failed = await fetcher.FailAsync(server.At("/circle/a"));

        Assert.That(failed.Reason, Is.EqualTo($"The redirects lead in a circle, back to {server.At("/circle/a")}."));
        Assert.That(server.Paths, Is.EqualTo(new[] { "/circle/a", "/circle/b" }));
    }

    [TestCase("ftp://portal.example/file", "which is no address of the web")]
    [TestCase("file:///etc/passwd", "which is no address of the web")]
    [TestCase("javascript:alert(1)", "which is no address of the web")]
    [TestCase("", "does not say where")]
    public async Task Redirect_ToWhatIsNoAddressOfTheWeb_IsRefused(string target, string reason)
    {
        Assert.That((await fetcher.FailAsync(server.At($"/to?{target}"))).Reason, Does.Contain(reason));
    }

    [TestCase("https://portal.example/", "http://portal.example/", false)]
    [TestCase("https://portal.example/", "https://otro.example/", true)]
    [TestCase("http://portal.example/", "https://portal.example/", true)]
    public void Redirect_FromASecureAddress_StaysSecure(string from, string to, bool isFollowed)
    {
        Assert.That(Redirects.WhyNot([new Uri(from)], new Uri(to), withCookies: false), isFollowed ? Is.Null : Does.Contain("which is not secure"));
    }

    [TestCase(301, "GET", "")]
    [TestCase(302, "GET", "")]
    [TestCase(303, "GET", "")]
    [TestCase(307, "POST", "q=1")]
    [TestCase(308, "POST", "q=1")]
    public async Task Form_AnsweredByARedirect_IsPostedAgainOnlyWhereTheServerSaysSo(int status, string method, string body)
    {
        var request = new PageRequest(server.At($"/status/{status}"), new RequestBody("q=1", "application/x-www-form-urlencoded"));

        await using var document = await fetcher.DocumentAsync(request);

        Assert.That(document.Url, Is.EqualTo(server.At($"/status/{status}").AbsoluteUri + "#q=1"));
        Assert.That(document.FinalUrl, Is.EqualTo(server.At("/page").AbsoluteUri));
        Assert.That((server.Asked[1].Method, server.Asked[1].Body), Is.EqualTo((method, body)));
    }

    [Test]
    public async Task KnownDocument_BehindARedirect_IsAskedForWhereItCameFrom()
    {
        await using var first = await fetcher.DocumentAsync(server.At("/tagged"));
        var known = new KnownDocument(first.ETag, null, first.Length, first.OpenRead) { FinalUrl = first.FinalUrl };

        await using var second = await fetcher.DocumentAsync(new PageRequest(server.At("/tagged")), known);

        Assert.That((second.IsNotModified, second.Url, second.FinalUrl, second.Text()), Is.EqualTo((true, first.Url, first.FinalUrl, "page")));
        Assert.That(server.Asked[2].Headers, Does.Not.ContainKey("If-None-Match"), "the tag is not the word of the address that only redirects");
    }

    [Test]
    public async Task KnownDocument_ThatTheAddressLeadsElsewhereNow_IsFetchedAnew()
    {
        var known = new KnownDocument("\"v1\"", null, 3, () => new MemoryStream("old"u8.ToArray())) { FinalUrl = server.At("/page-of-last-month").AbsoluteUri };

        await using var document = await fetcher.DocumentAsync(new PageRequest(server.At("/tagged")), known);

        Assert.That((document.IsNotModified, document.Text()), Is.EqualTo((false, "page")));
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        var parts = context.Request.Path.Value!.Split('/');
        switch (parts[1])
        {
            case "chain" when parts[2] != "0":
                response.Redirect($"/chain/{int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) - 1}");
                return Task.CompletedTask;
            case "circle":
                response.Redirect(parts[2] == "a" ? "b" : "a");
                return Task.CompletedTask;
            case "to":
                response.StatusCode = 302;
                if (context.Request.QueryString.Value is { Length: > 1 } target)
                    response.Headers.Location = target[1..];
                return Task.CompletedTask;
            case "status":
                response.StatusCode = int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture);
                response.Headers.Location = "/page";
                return Task.CompletedTask;
            case "tagged":
                response.Redirect("/page");
                return Task.CompletedTask;
            default:
                response.Headers.ETag = "\"v1\"";
                if (context.Request.Headers.IfNoneMatch == "\"v1\"")
                {
                    response.StatusCode = (int)HttpStatusCode.NotModified;
                    return Task.CompletedTask;
                }

                return response.WriteAsync("page");
        }
    }
}
