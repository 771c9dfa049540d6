using System.Net;
using System.Text.Json;
using ProcurementHub.Core.Notices;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Feeds;

/// <summary>What a search gives to programs, read by programs that are not ours.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SearchFeedTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Feed = """
        feed = feedparser.parse(text)
        answer = {
            'bozo': bool(feed.bozo), 'why': str(feed.get('bozo_exception', '')), 'version': feed.version, 'title': feed.feed.title,
            'entries': [{'id': e.id, 'link': e.link, 'title': e.title, 'summary': e.get('summary', ''), 'published': list(e.published_parsed)} for e in feed.entries]}
        """;

    private const string Calendar = """
        calendar = icalendar.Calendar.from_ical(text)
        answer = [{
            'uid': str(e['UID']), 'sequence': int(e['SEQUENCE']), 'start': e['DTSTART'].dt.isoformat(), 'summary': str(e['SUMMARY']), 'url': str(e['URL']),
            'status': str(e['STATUS'])} for e in calendar.walk('VEVENT')]
        """;

    private const string Table = """
        import io
        rows = list(csv.reader(io.StringIO(text.decode('utf-8-sig'), newline=''), strict=True))
        answer = {'mark': text[:3].hex(), 'rows': rows}
        """;

    [TestCase("/search.rss", "rss20")]
    [TestCase("/search.atom", "atom10")]
    public async Task Feed_OfNoneOneAndMany_IsReadByAnother(string address, string version)
    {
        var none = await FeedAsync(address + "?region=PE-LIM");
        await SaveAsync(Drafts.Notice("A/1 b"));
        var one = await FeedAsync(address + "?region=PE-CUS&utm_source=reader");
        await SaveAsync([.. Enumerable.Range(1, 80).Select(at => Drafts.Notice($"N{at}", content => content with { Published = Drafts.Day(2).AddMinutes(at) }))]);
        var many = await FeedAsync(address);

        Assert.That((none.GetProperty("bozo").GetBoolean(), none.GetProperty("version").GetString(), none.GetProperty("entries").GetArrayLength()), Is.EqualTo((false, version, 0)));
        var entry = one.GetProperty("entries")[0];
        Assert.That(entry.GetProperty("id").GetString(), Is.EqualTo("https://hub.example/notices/pe-example/A/1%20b"));
        Assert.That(entry.GetProperty("link").GetString(), Is.EqualTo("https://hub.example/notices/pe-example/A/1%20b"));
        Assert.That(entry.GetProperty("title").GetString(), Is.EqualTo("Adquisición de combustible"));
        Assert.That(entry.GetProperty("summary").GetString(), Does.Contain("MUNICIPALIDAD DISTRITAL DE ECHARATI").And.Contain("34,100.51"));
        Assert.That(entry.GetProperty("published").EnumerateArray().Take(5).Select(part => part.GetInt32()), Is.EqualTo(new[] { 2026, 8, 1, 15, 0 }));
        Assert.That(many.GetProperty("entries").GetArrayLength(), Is.EqualTo(50));
        Assert.That(many.GetProperty("entries")[0].GetProperty("id").GetString(), Does.EndWith("/N80"));
    }

    [TestCase("/search.rss")]
    [TestCase("/search.atom")]
    public async Task Feed_OfHostileNotices_IsReadWithAllItsItems(string address)
    {
        await SaveAsync(HostileNotices.All(Engine));
        var feed = await FeedAsync(address);

        Assert.That(feed.GetProperty("bozo").GetBoolean(), Is.False, feed.GetProperty("why").GetString());
        Assert.That(feed.GetProperty("entries").GetArrayLength(), Is.EqualTo(HostileNotices.All(Engine).Length));
        Assert.That(feed.ToString(), Does.Not.Contain("\\u202e").And.Not.Contain("javascript:"));
        Assert.That(feed.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("title").GetString()), Has.Some.EqualTo(new string('x', 10_000)));
    }

    [Test]
    public async Task Calendar_OfASearch_HasOneEventADeadlineThatMoves()
    {
        await SaveAsync(Drafts.Notice("A"), Drafts.Notice("B", content => content with { Deadline = default }), Drafts.Notice("C", content => content with { Regions = [new PlaceOfExecution("PE-LIM", RegionBasis.PlaceOfExecution)] }));
        var before = (await CalendarAsync("/search.ics?region=PE-CUS")).EnumerateArray().Single();
        Now = Now.AddDays(1);
        await SaveAsync(Drafts.Notice("A", content => content with { Deadline = new Deadline(Drafts.Day(15, 17), DeadlineBasis.Schedule) }));
        var after = (await CalendarAsync("/search.ics?region=PE-CUS&lang=en")).EnumerateArray().Single();
        using var alone = await GetAsync("/calendar/pe-example/A.ics");
        var own = (await OutsideParser.ReadAsync("icalendar", await alone.Content.ReadAsByteArrayAsync(), Calendar)).EnumerateArray().Single();

        Assert.That(before.GetProperty("start").GetString(), Is.EqualTo("2026-08-12T22:00:00+00:00"));
        Assert.That(after.GetProperty("start").GetString(), Is.EqualTo("2026-08-15T22:00:00+00:00"));
        Assert.That((before.GetProperty("sequence").GetInt32(), after.GetProperty("sequence").GetInt32()), Is.EqualTo((1, 2)));
        Assert.That(after.GetProperty("uid").GetString(), Is.EqualTo(before.GetProperty("uid").GetString()).And.EqualTo(own.GetProperty("uid").GetString()));
        Assert.That(after.GetProperty("summary").GetString(), Is.EqualTo("Deadline: Adquisición de combustible"));
    }

    [Test]
    public async Task Calendar_OfNothingAndOfHostileNotices_IsReadByAnother()
    {
        var none = await CalendarAsync("/search.ics?region=PE-LIM");
        await SaveAsync(HostileNotices.All(Engine));
        var all = await CalendarAsync("/search.ics");

        Assert.That(none.GetArrayLength(), Is.Zero);
        Assert.That(all.GetArrayLength(), Is.EqualTo(HostileNotices.All(Engine).Length));
        Assert.That(all.EnumerateArray().Select(one => one.GetProperty("uid").GetString()), Is.Unique.And.None.EqualTo("evil"));
    }

    [Test]
    public async Task Table_OfHostileNotices_HasNoCellThatASpreadsheetRuns()
    {
        await SaveAsync(HostileNotices.All(Engine));
        var table = await TableAsync("/search.csv");
        var rows = table.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetString()!).ToArray()).ToList();

        Assert.That(table.GetProperty("mark").GetString(), Is.EqualTo("efbbbf"));
        Assert.That(rows, Has.Count.EqualTo(HostileNotices.All(Engine).Length + 1));
        Assert.That(rows.Select(row => row.Length).Distinct().Single(), Is.EqualTo(rows[0].Length));
        Assert.That(rows.SelectMany(row => row).Where(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)), Is.Empty);
        Assert.That(rows.SelectMany(row => row), Has.Some.EqualTo("'=1+1").And.Some.EqualTo("'" + HostileNotices.Titles(Engine)[1]));
    }

    [Test]
    public async Task Table_OfMoreThanIsReadAtOnce_HasEachNoticeOnceInOrder()
    {
        await SaveAsync([.. Enumerable.Range(1, 1_300).Select(at => Drafts.Notice($"N{at}", content => content with { Published = Drafts.Day(2).AddMinutes(at / 7), ProcedureCode = null }))]);
        var rows = (await TableAsync("/search.csv?region=PE-CUS")).GetProperty("rows").EnumerateArray().Skip(1).Select(row => row[2].GetString()!).ToList();
        var closing = (await TableAsync("/search.csv?order=closing")).GetProperty("rows").GetArrayLength();

        Assert.That(rows, Has.Count.EqualTo(1_300).And.Unique);
        Assert.That(rows[0], Is.AnyOf("N1299", "N1300", "N1298", "N1297", "N1296", "N1295"));
        Assert.That(closing, Is.EqualTo(1_301));
    }

    [Test]
    public async Task Json_OfASearch_IsTheApisAndGoesOnThere()
    {
        await SaveAsync([.. Enumerable.Range(1, 101).Select(at => Drafts.Notice($"N{at}", content => content with { ProcedureCode = null }))]);
        using var answer = await GetAsync("/search.json?region=PE-CUS&p=3");
        var page = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        using var further = await GetAsync(new Uri(page.GetProperty("next").GetString()!).PathAndQuery);

        Assert.That(page.GetProperty("items").GetArrayLength(), Is.EqualTo(100));
        Assert.That(JsonElement.Parse(await further.Content.ReadAsStringAsync()).GetProperty("items").GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Feeds_OfWhatCannotBeUsed_SayItAndGiveNothing(
        [Values("/search.rss", "/search.atom", "/search.csv", "/search.json", "/search.ics")] string address)
    {
        using var answer = await GetAsync(address + "?sector=none&q=%22open");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    private async Task<JsonElement> FeedAsync(string address) => await OutsideParser.ReadAsync("feedparser", await BytesAsync(address), Feed);

    private async Task<JsonElement> CalendarAsync(string address) => await OutsideParser.ReadAsync("icalendar", await BytesAsync(address), Calendar);

    private async Task<JsonElement> TableAsync(string address) => await OutsideParser.ReadAsync("csv", await BytesAsync(address), Table);

    private async Task<byte[]> BytesAsync(string address)
    {
        using var answer = await GetAsync(address, ("Accept-Language", "en"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
