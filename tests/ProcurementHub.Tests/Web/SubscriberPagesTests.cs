using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dapper;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>The pages that mails lead to, over real HTTP and a real database.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed partial class SubscriberPagesTests<TDatabase> : AlertingTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SiteServer server = null!;
    private HttpClient client = null!;
    private Subscriber subscriber = null!;

    /// <summary>From the links of a mail.</summary>
    private string token = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        await SubscribeAsync("ana@example.org", new() { Sectors = ["fuel", "textiles"], Regions = ["PE-CUS"] });
        subscriber = (await Subscribers.FindByEmailAsync("ana@example.org", None))!;
        await TellAsync(Drafts.Notice("A 1/2"));
        token = TokenInAMail().Match(NewestText()).Value;

        server = await SiteServer.StartAsync(Options, Clock);
        client = server.Client;
    }

    [TearDown]
    public async Task CloseAsync() => await server.DisposeAsync();

    [Test]
    public async Task Calendar_OfADeadline_IsAnEventThatKeepsItsIdAndCountsItsVersions()
    {
        var first = await CalendarAsync();
        Now = Drafts.Day(3, 8);
        await SaveAsync(Closing("A 1/2", 20));
        var moved = await CalendarAsync();
        await SaveAsync(Drafts.Notice("A 1/2", content => content with { Status = NoticeStatus.Cancelled }));
        var cancelled = await CalendarAsync();

        Assert.Multiple(() =>
        {
            Assert.That(first["DTSTART"], Is.EqualTo("20260812T220000Z"));
            Assert.That(first["UID"], Is.EqualTo("pe-example%2FA%201%2F2@hub.example"));
            Assert.That(first["SUMMARY"], Does.EndWith(": Adquisición de combustible"));
            Assert.That(first["URL"], Is.EqualTo("https://hub.example/notices/pe-example/A%201/2"));
            Assert.That((moved["UID"], moved["DTSTART"], cancelled["STATUS"]), Is.EqualTo((first["UID"], "20260820T220000Z", "CANCELLED")));
            Assert.That(new[] { first, moved, cancelled }.Select(calendar => int.Parse(calendar["SEQUENCE"], System.Globalization.CultureInfo.InvariantCulture)), Is.Ordered.And.Unique);
        });
    }

    [TestCase("/calendar/pe-example/none.ics")]
    [TestCase("/calendar/pe-example/A%201/2")]
    public async Task Calendar_OfNothing_IsNotFound(string path) =>
        Assert.That((await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Calendar_OfANoticeWithoutADeadline_IsNotFound()
    {
        await SaveAsync(Drafts.Notice("B", content => content with { Deadline = Deadline.NotInSource }));

        Assert.That((await client.GetAsync(new Uri("/calendar/pe-example/B.ics", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("es", "No es para mí", "por el código")]
    [TestCase("en", "Not for me", "by the item's code")]
    public async Task NotForMe_Opened_SaysWhyAndChangesNothing(string language, string title, string reason)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(NotForMe + "&lang=" + language));

        Assert.That(page.QuerySelector("h1")!.TextContent, Is.EqualTo(title));
        Assert.That(page.QuerySelector(".narrow p")!.TextContent, Does.Contain("Cusco").And.Contain(reason));
        Assert.That(page.QuerySelectorAll(".narrow button"), Has.Length.EqualTo(3), "words, one of two sectors, the end; a single region is not offered");
        Assert.That((await SearchesAsync()).Single().Criteria.Exclude, Is.Empty);
    }

    [Test]
    public async Task NotForMe_Posted_NarrowsTheSearchInOneWayOrAnother()
    {
        await PostAsync(NotForMe, ("narrow", "words"), ("word", "combustible"), ("word", "</script>"));
        Assert.That((await SearchesAsync()).Single().Criteria.Exclude, Is.EqualTo(new[] { "combustible" }), "only words of the notice");
        await SubscribeAsync("ana@example.org", new() { Sectors = ["fuel", "textiles"], Regions = ["PE-CUS"] });

        await PostAsync(NotForMe, ("narrow", "sector"), ("value", "fuel"));
        Assert.That((await SearchesAsync()).Single().Criteria.Sectors, Is.EqualTo(new[] { "textiles" }));
        await SubscribeAsync("ana@example.org", new());

        await PostAsync(NotForMe, ("narrow", "end"));
        Assert.That(await SearchesAsync(), Is.Empty);
    }

    [Test]
    public async Task NotForMe_OfSomebodyElse_ChangesNothing()
    {
        var search = (await SearchesAsync()).Single().SubscriptionId;
        using var form = new FormUrlEncodedContent([new("search", $"{search}"), new("narrow", "end")]);

        using var answer = await client.PostAsync(new Uri("/not-for-me?token=guessed&notice=pe-example%2FA%201%2F2", UriKind.Relative), form);

        Assert.That(await SearchesAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Told_OfADigest_ListsWhatItTold()
    {
        var period = subscriber.LastPeriod ?? (await Subscribers.FindByEmailAsync("ana@example.org", None))!.LastPeriod;

        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/told?token={token}&period={period}"));

        Assert.That(page.QuerySelectorAll(".items .title").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "/notices/pe-example/A%201/2" }));
        Assert.That(await client.GetStringAsync($"/told?token=guessed&period={period}"), Does.Not.Contain("/notices/"));
    }

    [Test]
    public async Task Told_OfAPeriodWithoutADigest_SaysThatNoneIsKnown()
    {
        using var answer = await client.GetAsync(new Uri($"/told?token={token}&period=d1999-01-01", UriKind.Relative));
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(page.QuerySelector(".quiet"), Is.Null, "no count of what nobody sent");
        Assert.That(page.QuerySelector("main a[href^='/subscriptions']"), Is.Not.Null);
    }

    [Test]
    public async Task MailTimes_OfAnOldLink_LeadToThePageOfAllAlerts()
    {
        var page = await PageAsync("/mail-times?token=" + token);

        Assert.That(page.QuerySelector("select[name=zone] option[selected]")!.GetAttribute("value"), Is.EqualTo("America/Lima"));
    }

    [Test]
    public async Task Times_Posted_AreKept()
    {
        var form = $"form[action='/subscriptions?handler=times&token={token}']";
        await SendAsync("/subscriptions?token=" + token, form,
            ("zone", "Europe/Madrid"), ("language", "en"), ("sendHour", "9"), ("quietFrom", "22"), ("quietUntil", "8"), ("weeklyDay", "4"));
        var kept = (await Subscribers.FindByEmailAsync("ana@example.org", None))!;
        Assert.That((kept.TimeZone, kept.Locale, kept.SendHour, kept.QuietFrom, kept.QuietUntil, kept.WeeklyDay), Is.EqualTo(("Europe/Madrid", "en", 9, 22, 8, 4)));

        var refused = await SendAsync("/subscriptions?token=" + token, form,
            ("zone", "Nowhere/Land"), ("language", "en"), ("sendHour", "99"), ("quietFrom", "22"), ("quietUntil", "8"), ("weeklyDay", "4"));
        kept = (await Subscribers.FindByEmailAsync("ana@example.org", None))!;
        Assert.That((kept.TimeZone, kept.SendHour), Is.EqualTo(("Europe/Madrid", 9)));
        Assert.That(refused.QuerySelector(".error-summary a")!.GetAttribute("href"), Is.EqualTo("#zone"));
    }

    [Test]
    public async Task Search_Changed_PreviewedAndAdded_IsKept()
    {
        var search = (await SearchesAsync()).Single().SubscriptionId;
        var address = $"/subscriptions/edit?token={token}&search={search}";
        var form = await PageAsync(address);
        Assert.That(form.QuerySelectorAll("input[name=sector][checked]").Select(box => box.GetAttribute("value")), Is.EqualTo(new[] { "textiles" }), "a sector that is none any more is not there to keep");

        var previewed = await SendAsync(address, "form[action^='/subscriptions/edit']", ("do", "preview"), ("region", "PE-CUS"), ("often", "daily"));
        Assert.That(previewed.QuerySelectorAll(".items .title").Select(link => link.TextContent), Is.EqualTo(new[] { "Adquisición de combustible" }));
        Assert.That((await SearchesAsync()).Single().Criteria.Sectors, Has.Count.EqualTo(2), "a preview changes nothing");

        var wrong = await SendAsync(address, "form[action^='/subscriptions/edit']", ("do", "save"), ("sector", "textiles"), ("q", "\"open"), ("often", "daily"));
        Assert.That(wrong.QuerySelector(".error-summary a")!.GetAttribute("href"), Is.EqualTo("#q"));

        await SendAsync(address, "form[action^='/subscriptions/edit']", ("do", "save"), ("sector", "textiles"), ("q", "gasohol\r\n\"petróleo diésel\""), ("often", "hourly"));
        var kept = (await SearchesAsync()).Single();
        Assert.That((kept.SubscriptionId, kept.Frequency), Is.EqualTo((search, Frequency.Hourly)));
        Assert.That(kept.Criteria.Keywords, Is.EqualTo(new[] { "gasohol", "\"petróleo diésel\"" }));
        Assert.That(kept.Criteria.Regions, Is.Empty);

        await SendAsync("/subscriptions/edit?token=" + token, "form[action^='/subscriptions/edit']", ("do", "save"), ("sector", "medical"), ("often", "weekly"));
        Assert.That((await SearchesAsync()).Select(own => own.Criteria.Sectors.Single()), Is.EqualTo(new[] { "textiles", "medical" }));

        await SendAsync(address, "form[action^='/subscriptions/edit']", ("do", "save"), ("sector", "medical"), ("often", "daily"));
        Assert.That((await SearchesAsync()).Select(own => (own.Criteria.Sectors.Single(), own.Frequency)), Is.EqualTo(new[] { ("medical", Frequency.Daily) }), "the same search twice is one");
    }

    [Test]
    public async Task Search_Removed_IsGoneAndSaid()
    {
        var page = await SendAsync("/subscriptions?token=" + token, "form[action*='handler=end']", ("search", $"{(await SearchesAsync()).Single().SubscriptionId}"));

        Assert.That(await SearchesAsync(), Is.Empty);
        Assert.That(page.QuerySelector("[role=status]"), Is.Not.Null);
    }

    [Test]
    public async Task Search_OfSomebodyElse_IsNotShown()
    {
        await SubscribeAsync("luis@example.org", new() { Sectors = ["medical"] });
        var other = (await Subscribers.SubscriptionsOfAsync((await Subscribers.FindByEmailAsync("luis@example.org", None))!.Id, None)).Single();

        Assert.That((await PageAsync($"/subscriptions/edit?token={token}&search={other.SubscriptionId}")).QuerySelector("form[method=post]"), Is.Null);
        Assert.That((await PageAsync("/subscriptions?token=guessed")).QuerySelector("form[method=post]"), Is.Null);
    }

    [Test]
    public async Task OwnData_Asked_HoldsEverythingAndNobodyElses()
    {
        await SubscribeAsync("luis@example.org", new() { Sectors = ["medical"] });

        using var data = JsonDocument.Parse(await client.GetStringAsync($"/subscriptions?handler=data&token={token}"));

        Assert.That(data.RootElement.GetProperty("subscriber").GetProperty("email").GetString(), Is.EqualTo("ana@example.org"));
        Assert.That(data.RootElement.GetProperty("searches")[0].GetProperty("criteria").GetProperty("sectors").GetArrayLength(), Is.EqualTo(2));
        Assert.That(data.RootElement.GetProperty("notices")[0].GetProperty("nativeId").GetString(), Is.EqualTo("A 1/2"));
        Assert.That(data.RootElement.GetProperty("mails")[0].GetProperty("state").GetString(), Is.EqualTo("Sent"));
        Assert.That(data.RootElement.GetRawText(), Does.Not.Contain("luis").And.Not.Contain(token));
    }

    [Test]
    public async Task OwnData_Deleted_LeavesOnlyTheHashOfAnAddressThatGetsNoMail()
    {
        await SubscribeAsync("luis@example.org", new() { Sectors = ["fuel"] });
        await SaveAsync(Drafts.Notice("B"));
        await MatchAsync();
        await Suppressions.AddAsync("Ana@example.org", SuppressionReason.Complaint, "ana@example.org complained", Now, None);
        var address = $"/subscriptions/delete?token={token}";
        await PageAsync(address);
        Assert.That(await Subscribers.FindByEmailAsync("ana@example.org", None), Is.Not.Null, "a GET changes nothing");

        var page = await SendAsync(address, "form[method=post]");

        Assert.That(page.QuerySelector("[role=status]"), Is.Not.Null);
        Assert.That(await Subscribers.FindByEmailAsync("ana@example.org", None), Is.Null);
        Assert.That(await TextsWithAsync("ana@example.org"), Is.Empty);
        Assert.That((await Suppressions.ListAsync(None)).Single().Email, Does.StartWith("sha256:"));
        Assert.That(await Suppressions.FindAsync("ana@EXAMPLE.org", None), Is.Not.Null, "it is known again");
        Assert.That((await MatchAsync()).Versions, Is.Zero, "what it was matched with is not there any more, and nothing breaks");
        Assert.That(await Subscribers.FindByEmailAsync("luis@example.org", None), Is.Not.Null);

        await SubscribeAsync("ana@example.org", new() { Sectors = ["fuel"] });
        Assert.That((await Suppressions.ListAsync(None)).Single().Email, Is.EqualTo("ana@example.org"), "who is brought back by a file still gets no mail");
    }

    /// <summary>Tables and columns of the whole database that hold the text.</summary>
    private async Task<IReadOnlyList<string>> TextsWithAsync(string text)
    {
        await using var connection = await Database.OpenAsync(None);
        var found = new List<string>();
        foreach (var table in SchemaText.TablesOf("Sqlite").Keys)
        {
            foreach (var row in await connection.QueryAsync($"SELECT * FROM {table}"))
            {
                found.AddRange(((IDictionary<string, object?>)row)
                    .Where(cell => Text(cell.Value).Contains(text, StringComparison.OrdinalIgnoreCase))
                    .Select(cell => $"{table}.{cell.Key}"));
            }
        }

        static string Text(object? value) =>
            value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";

        return found;
    }

    [GeneratedRegex("(?<=token=)[0-9a-f]{64}")]
    private static partial Regex TokenInAMail();

    private string NotForMe => $"/not-for-me?token={token}&notice={Uri.EscapeDataString("pe-example/A 1/2")}";

    private async Task<IReadOnlyList<ActiveSubscription>> SearchesAsync() => await Subscribers.SubscriptionsOfAsync(subscriber.Id, None);

    private async Task<IHtmlDocument> PageAsync(string address) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));

    /// <summary>Sends the page's form as a browser does, with the cookie and the token of the form.</summary>
    private async Task<IHtmlDocument> SendAsync(string address, string selector, params (string Name, string Value)[] fields)
    {
        var sent = (await PageAsync(address)).QuerySelector(selector)!;
        using var form = new FormUrlEncodedContent(
        [
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
            new("__RequestVerificationToken", sent.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]);
        using var answer = await client.PostAsync(new Uri(sent.GetAttribute("action")!, UriKind.Relative), form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private async Task PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var search = await SearchesAsync() is [var first, ..] ? first.SubscriptionId : 0;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("search", $"{search}")]);
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>The content lines of the event; fails where a line is too long or ends in another way than RFC 5545 has it.</summary>
    private async Task<Dictionary<string, string>> CalendarAsync()
    {
        using var answer = await client.GetAsync(new Uri("/calendar/pe-example/A%201/2.ics", UriKind.Relative));
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "text/calendar")));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(text.Split("\r\n").Select(Encoding.UTF8.GetByteCount), Is.All.LessThanOrEqualTo(75));
        Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\n").And.Not.Contain("\r"));
        var lines = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.That((lines[0], lines[^1]), Is.EqualTo(("BEGIN:VCALENDAR", "END:VCALENDAR")));
        return lines.Select(line => line.Split(':', 2)).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1]);
    }
}
