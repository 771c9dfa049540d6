using System.Net;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Web.Serving;
using ProcurementHub.Web.Styles;

namespace ProcurementHub.Tests.Web;

/// <summary>What every answer of the site has about it.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ServingTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Answers_OfEveryKind_TellTheBrowserWhatNotToDo()
    {
        foreach (var address in new[] { "/", "/search", "/nowhere", StyleSheet.Path, "/health/live" })
        {
            using var answer = await GetAsync(address);

            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
            Assert.Multiple(() =>
            {
                Assert.That(Header("Content-Security-Policy"), Does.StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"), address);
                Assert.That(Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), address);
                Assert.That(Header("Referrer-Policy"), Is.EqualTo("strict-origin-when-cross-origin"), address);
                Assert.That(Header("Permissions-Policy"), Does.Contain("geolocation=()"), address);
                Assert.That(Header("Server"), Is.Empty, address);
            });
        }
    }

    [TestCase("/")]
    [TestCase("/search")]
    [TestCase("/status")]
    [TestCase("/nowhere")]
    public async Task Pages_HaveNoInlineStyleAndNoScriptThatRuns(string address)
    {
        var page = await PageAsync(address);

        Assert.That(page.QuerySelectorAll("style, [style], script:not([type='application/ld+json'])"), Is.Empty);
        Assert.That(page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)), Is.Empty);
        Assert.That(page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { StyleSheet.Path }));
    }

    [TestCase("br", "br")]
    [TestCase("gzip, deflate", "gzip")]
    [TestCase("identity", null)]
    public async Task StyleSheet_AskedFor_ComesPackedAndForAYear(string accepted, string? expected)
    {
        using var answer = await GetAsync(StyleSheet.Path, ("Accept-Encoding", accepted));

        Assert.That(answer.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(expected));
        Assert.That(answer.Headers.CacheControl?.ToString(), Does.Contain("immutable"));
        Assert.That((await answer.Content.ReadAsByteArrayAsync()).Length, Is.LessThan(expected is null ? 24_000 : 6_000));
    }

    [TestCase("es", "Esta página no existe")]
    [TestCase("en", "There is no such page")]
    public async Task Page_ThatIsNot_SaysSoInTheReadersLanguage(string language, string expected)
    {
        using var answer = await GetAsync("/nowhere", ("Accept", "text/html"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await PageAsync("/nowhere", language)).QuerySelector("h1")!.TextContent, Is.EqualTo(expected));
    }

    [Test]
    public async Task Searches_BeyondTheLimit_AreTurnedAwayUntilLater()
    {
        Limits.SearchesAMinute = 3;
        var answers = new List<HttpStatusCode>();
        for (var at = 0; at < 5; at++)
        {
            using var answer = await GetAsync($"/search?q=agua{at}");
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers, Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests }));
        using var page = await GetAsync("/search?q=agua9", ("Accept", "text/html"), ("Accept-Language", "en"));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("Too many requests in a row"));
    }

    [Test]
    public async Task Requests_TooLarge_AreRefused()
    {
        using var answer = await GetAsync("/search?q=" + new string('a', 9_000));
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("Email", new string('a', 300_000))]);
        using var posted = await Client.PostAsync(new Uri("/signup", UriKind.Relative), body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
        Assert.That(posted.StatusCode, Is.AnyOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Language_Chosen_IsKeptInACookieAndLeavesTheAddressAsItWas()
    {
        using var answer = await GetAsync("/search?q=agua+%26+luz&sector=water&lang=en", ("Accept-Language", "es"));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        var page = await PageAsync("/search?q=agua+%26+luz&sector=energy&sector=water", "es", cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]);

        Assert.That(cookie, Does.StartWith("lang=en;").And.Contain("httponly").And.Contain("samesite=lax"));
        Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
        Assert.That(page.QuerySelector("header [hreflang=es]")!.GetAttribute("href"), Is.EqualTo("/search?q=agua%20%26%20luz&sector=energy&sector=water&lang=es"));
    }

    [Test]
    public async Task Page_AskedForAgain_ComesFromTheCacheOnlyForTheSameReader()
    {
        var first = await PageAsync("/search");
        await SaveAsync(Storage.Drafts.Notice("A"));
        var again = await PageAsync("/search");
        var other = await PageAsync("/search", "es");

        Assert.That(Notices(again), Is.EqualTo(Notices(first)));
        Assert.That(Notices(other), Is.EqualTo(1));

        static int Notices(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll(".items .title").Length;
    }

    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "20010DB800010002")]
    public void Caller_IsAnAddressOrItsNetwork(string address, string expected) =>
        Assert.That(RequestLimits.CallerOf(IPAddress.Parse(address)), Is.EqualTo(expected));
}
