using System.Net;
using System.Text.Json;
using ProcurementHub.Core.Notices;
using ProcurementHub.Jobs.Exporting;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Api;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class NoticeApiTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Notices_WhereThereAreNone_AreAnEmptyListThatIsCounted()
    {
        var page = await JsonAsync("/api/v1/notices");

        Assert.That(page.ToString(), Is.EqualTo("""{"items":[],"total":{"value":0,"isExact":true},"next":null}"""));
    }

    [Test]
    public async Task Notice_InAList_HasTheMembersOfTheExportAndTheSameValues()
    {
        await SaveAsync(Drafts.Notice("A/1 b", content => content with { Url = "https://portal.example/ficha?id=1" }), Drafts.Notice("B", _ => new NoticeContent { Title = "Solo un título" }));
        using var exported = new MemoryStream();
        using (var export = new NoticeJsonLines(exported))
        {
            await foreach (var notice in Notices.StreamAsync(None))
                export.Write(notice);
        }

        var lines = System.Text.Encoding.UTF8.GetString(exported.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var items = (await JsonAsync("/api/v1/notices")).GetProperty("items").EnumerateArray().ToList();

        Assert.That(items, Has.Count.EqualTo(2));
        foreach (var (line, item) in lines.Zip(items))
        {
            var expected = JsonElement.Parse(line).EnumerateObject().Select(member => $"{member.Name}={member.Value.GetRawText()}");
            Assert.That(item.EnumerateObject().Where(member => member.Name != "links").Select(member => $"{member.Name}={member.Value.GetRawText()}"), Is.EqualTo(expected));
        }

        Assert.That(items[0].GetProperty("links").GetProperty("self").GetString(), Is.EqualTo("https://hub.example/api/v1/notices/pe-example/A/1%20b"));
    }

    [Test]
    public async Task Notices_PageByPage_AreEachGivenOnceWhileOthersComeIn()
    {
        await SaveAsync([.. Enumerable.Range(1, 25).Select(at => Drafts.Notice($"N{at}", content => content with { Published = Drafts.Day(1 + (at / 5)) }))]);
        var keys = new List<string>();
        var next = "/api/v1/notices?limit=7&region=PE-CUS";
        for (var at = 0; next is not null; at++)
        {
            var page = await JsonAsync(next);
            keys.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("nativeId").GetString()!));
            Assert.That(page.GetProperty("total").GetProperty("value").GetInt32(), Is.EqualTo(25).Within(5));
            next = page.GetProperty("next").GetString() is { } address ? new Uri(address).PathAndQuery : null;
            await SaveAsync(Drafts.Notice($"Later{at}", content => content with { Published = Drafts.Day(20 + at) }));
        }

        Assert.That(keys, Is.EquivalentTo(Enumerable.Range(1, 25).Select(at => $"N{at}")));
    }

    [Test]
    public async Task Notices_ClosingSoonest_GoOnByCursorToo()
    {
        await SaveAsync([.. Enumerable.Range(1, 9).Select(at => Drafts.Notice($"N{at}", content => content with { Deadline = new Deadline(Drafts.Day(10 + at), DeadlineBasis.Schedule) }))]);

        var first = await JsonAsync("/api/v1/notices?limit=5&order=closing");
        var second = await JsonAsync(new Uri(first.GetProperty("next").GetString()!).PathAndQuery);

        Assert.That(Ids(first).Concat(Ids(second)), Is.EqualTo(Enumerable.Range(1, 9).Select(at => $"N{at}")));
        Assert.That(second.GetProperty("next").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Parameters_ThatCannotBeUsed_AreAllNamedAtOnceInTheReadersLanguage()
    {
        const string Address = "/api/v1/notices?sector=fule&region=XX&min=much&limit=0&order=best&cursor=abc&closing=-1&q=%22open&sectr=x&since=2026-13-01&status=open&status=closed";
        using var answer = await GetAsync(Address, ("Accept-Language", "en"));
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(
            problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("parameter").GetString()),
            Is.EquivalentTo(new[] { "sector", "region", "min", "limit", "order", "cursor", "closing", "q", "sectr", "since", "status" }));
        Assert.That((await JsonAsync(Address, "es")).GetProperty("title").GetString(), Does.Contain("como está escrita"));
    }

    [Test]
    public async Task Cursor_OfAnotherQuestion_IsRefused()
    {
        await SaveAsync(Drafts.Notice("A"), Drafts.Notice("B"));
        var next = new Uri((await JsonAsync("/api/v1/notices?limit=1")).GetProperty("next").GetString()!).Query;

        using var same = await GetAsync("/api/v1/notices" + next);
        using var other = await GetAsync("/api/v1/notices" + next + "&region=PE-CUS");

        Assert.That((same.StatusCode, other.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.BadRequest)));
    }

    [Test]
    public async Task Notice_ByItsKey_HasItsVersionsAndWhatChanged()
    {
        await SaveAsync(Drafts.Notice("A/1 b"));
        Now = Now.AddDays(1);
        await SaveAsync(Drafts.Notice("A/1 b", content => content with { Deadline = new Deadline(Drafts.Day(15, 17), DeadlineBasis.Schedule) }));

        var notice = await JsonAsync("/api/v1/notices/pe-example/A/1%20b");
        var escaped = await JsonAsync("/api/v1/notices/pe-example/A%2F1%20b");

        Assert.That(escaped.ToString(), Is.EqualTo(notice.ToString()));
        Assert.That(notice.GetProperty("notice").GetProperty("deadline").GetString(), Is.EqualTo("2026-08-15T17:00:00-05:00"));
        Assert.That(notice.GetProperty("notice").GetProperty("firstDeadline").GetString(), Is.EqualTo("2026-08-12T17:00:00-05:00"));
        Assert.That(notice.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("number").GetInt32()), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(
            notice.GetProperty("versions")[0].GetProperty("changes")[0].ToString(),
            Is.EqualTo("""{"field":"deadline","kind":"alert","before":"2026-08-12T17:00:00-05:00","after":"2026-08-15T17:00:00-05:00"}"""));
    }

    [TestCase("/api/v1/notices/pe-example/none", HttpStatusCode.NotFound)]
    [TestCase("/api/v1/nothing", HttpStatusCode.NotFound)]
    [TestCase("/api/v1/entities/PE-RUC/1", HttpStatusCode.NotFound)]
    public async Task Address_WithNothingThere_IsAProblemDocument(string address, HttpStatusCode status)
    {
        using var answer = await GetAsync(address, ("Accept", "text/html"));

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("status").GetInt32(), Is.EqualTo((int)status));
    }

    [TestCase("/api/v1/notices")]
    [TestCase("/api/v1/notices/pe-example/A")]
    [TestCase("/api/v1/sectors")]
    [TestCase("/search.rss")]
    [TestCase("/search.ics")]
    public async Task Answer_ThatIsKnown_IsNotSentAgainUntilItChanges(string address)
    {
        await SaveAsync(Drafts.Notice("A"));
        string tag;
        using (var first = await GetAsync(address, ("Accept-Encoding", "br")))
        {
            tag = first.Headers.ETag!.ToString();
            Assert.That(first.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "br" }));
            Assert.That(first.Headers.CacheControl!.ToString(), Is.EqualTo("public, max-age=30"));
        }

        using var again = await GetAsync(address, ("If-None-Match", tag), ("Accept-Encoding", "br"));
        using var elsewhere = await GetAsync(address, ("If-None-Match", tag), ("Accept-Encoding", "gzip"));
        using var other = await GetAsync(address, ("If-None-Match", "W/\"00\""));

        Assert.That((again.StatusCode, elsewhere.StatusCode, other.StatusCode), Is.EqualTo((HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Requests_FromPagesElsewhere_AreAnsweredAndNothingElseIs()
    {
        using var answer = await GetAsync("/api/v1/sectors", ("Origin", "https://other.example"));
        using var page = await GetAsync("/search", ("Origin", "https://other.example"));

        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { "*" }));
        Assert.That(page.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
    }

    [Test]
    public async Task Requests_BeyondTheLimit_AreAProblemThatSaysWhen()
    {
        Limits.ApiRequestsAMinute = 1;
        using var first = await GetAsync("/api/v1/notices?q=a1");
        using var second = await GetAsync("/api/v1/notices?q=a2", ("Accept-Language", "en"));

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(JsonElement.Parse(await second.Content.ReadAsStringAsync()).GetProperty("title").GetString(), Does.Contain("Too many"));
    }

    [Test]
    public async Task Notices_Hostile_LeaveAsJsonThatOthersRead()
    {
        await SaveAsync(HostileNotices.All(Engine));
        using var answer = await GetAsync("/api/v1/notices?limit=100");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        var read = await OutsideParser.ReadAsync("json", bytes, "answer = [(item['title'], item['url']) for item in json.loads(text.decode('utf-8'))['items']]");

        Assert.That(System.Text.Encoding.UTF8.GetString(bytes), Does.Not.Contain("<script").And.Not.Contain("javascript:"));
        Assert.That(read.EnumerateArray().Select(item => item[0].GetString()), Is.EquivalentTo(HostileNotices.Titles(Engine).Select(Whole)));
    }

    // What is half of a pair cannot be written in UTF-8, and was replaced when it was kept.
    private static string Whole(string title) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(title));

    private static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("nativeId").GetString()!);

    private async Task<JsonElement> JsonAsync(string address, string language = "en")
    {
        using var answer = await GetAsync(address, ("Accept-Language", language));
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }
}
