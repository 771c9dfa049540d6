using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>How somebody begins to get alerts, pauses and ends them, over real HTTP.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed partial class SignupPagesTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SiteServer server = null!;
    private HttpClient client = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        server = await SiteServer.StartAsync(Options, new HandMovedClock(() => Now));
        client = server.Client;
    }

    [TearDown]
    public async Task CloseAsync() => await server.DisposeAsync();

    [Test]
    public async Task SignUp_FromTheFormToTheConfirmedSearch()
    {
        await SignUpAsync("ana@example.pe", "sector=textiles&region=PE-CUS&q=uniformes&often=weekly");
        var mail = (await Outbox.LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(1), None)).Single();
        var link = ConfirmLink().Match(mail.Text).Value;

        var asked = await client.GetStringAsync(link);
        Assert.That(await Subscribers.FindByEmailAsync("ana@example.pe", None), Is.Null, "a GET changes nothing");
        using var answer = await client.PostAsync(new Uri(link, UriKind.Relative), null);

        var search = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        Assert.That(asked, Does.Contain("ana@example.pe"));
        Assert.That((search.Criteria.Sectors.Single(), search.Criteria.Regions.Single(), search.Criteria.Keywords.Single(), search.Frequency),
            Is.EqualTo(("textiles", "PE-CUS", "uniformes", Frequency.Weekly)));
    }

    [Test]
    public async Task Answer_ForKnownUnknownAndSuppressedAddresses_IsTheSame()
    {
        await Subscribers.ImportAsync([Subscription("known@example.pe", sectors: "fuel")], Now, Now, None);
        await Suppressions.AddAsync("gone@example.pe", SuppressionReason.BadAddress, null, Now, None);

        var answers = new List<string>();
        foreach (var email in new[] { "known@example.pe", "other@example.pe", "gone@example.pe" })
            answers.Add((await SignUpAsync(email)).Replace(email, "ADDRESS", StringComparison.Ordinal));

        Assert.That(answers, Has.All.EqualTo(answers[0]));
        Assert.That(answers[0], Does.Contain("ADDRESS"));
        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(2));
    }

    [TestCase("nobody")]
    [TestCase("Ana <ana@example.pe>")]
    [TestCase("ana@example.pe\r\nBcc: luis@example.pe")]
    [TestCase("ana@localhost")]
    public async Task Text_ThatIsNoAddress_IsSaidAndSendsNothing(string email)
    {
        var page = await SignUpAsync(email);

        Assert.That(page, Does.Contain("role=\"alert\""));
        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.Zero);
    }

    [Test]
    public async Task Form_SentAgainAndAgain_IsRefusedInTheEnd()
    {
        var codes = new List<HttpStatusCode>();
        for (var times = 0; times < 12; times++)
        {
            using var answer = await PostAsync("/signup/address", ("email", "ana@example.pe"));
            codes.Add(answer.StatusCode);
        }

        Assert.That(codes[^1], Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await client.GetAsync(new Uri("/signup", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task OneClick_ByAMailProgramWithoutACookie_EndsTheAlertsAndThoseComposed()
    {
        var token = await ComposeAsync("ana@example.pe");
        using var bare = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = client.BaseAddress };

        using var looked = await bare.GetAsync(new Uri($"/unsubscribe?token={token}", UriKind.Relative));
        var before = (await Outbox.CountAsync(None)).Waiting;
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var ended = await bare.PostAsync(new Uri($"/unsubscribe?token={token}", UriKind.Relative), form);

        Assert.That((looked.StatusCode, before, ended.StatusCode), Is.EqualTo((HttpStatusCode.OK, 1, HttpStatusCode.OK)));
        Assert.That((await Subscribers.FindByEmailAsync("ana@example.pe", None))!.Active, Is.False);
        Assert.That(await Outbox.CountAsync(None), Is.EqualTo(new OutboxCounts(0, 0, 0, 0, 1)));
        using var guessed = await bare.PostAsync(new Uri($"/unsubscribe?token={new string('0', 64)}", UriKind.Relative), null);
        Assert.That(guessed.StatusCode, Is.EqualTo(HttpStatusCode.OK), "nobody learns whether a token is one");
    }

    [TestCase(null, "2026-08-27")]
    [TestCase("2026-08-10", "2026-08-10")]
    public async Task Pause_ByOnePost_LastsUntilTheMorningOfItsDay(string? until, string expected)
    {
        var token = await ComposeAsync("ana@example.pe");

        using var form = new FormUrlEncodedContent(until is null ? [] : new Dictionary<string, string> { ["Until"] = until });
        using var answer = await client.PostAsync(new Uri($"/pause?token={token}", UriKind.Relative), form);

        var subscriber = (await Subscribers.FindByEmailAsync("ana@example.pe", None))!;
        Assert.That(subscriber.PausedUntil, Is.EqualTo(DateTimeOffset.Parse($"{expected}T00:00:00-05:00", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That((await Outbox.CountAsync(None)).Withdrawn, Is.EqualTo(1));

        using var end = new FormUrlEncodedContent(new Dictionary<string, string> { ["Until"] = "now" });
        using var ended = await client.PostAsync(new Uri($"/pause?token={token}", UriKind.Relative), end);
        Assert.That((await Subscribers.FindByEmailAsync("ana@example.pe", None))!.PausedUntil, Is.Null);
    }

    [TestCase("2026-07-28")]
    [TestCase("2036-01-01")]
    [TestCase("soon")]
    public async Task Pause_UntilADayThatCannotBe_IsSaidAndChangesNothing(string until)
    {
        var token = await ComposeAsync("ana@example.pe");

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Until"] = until });
        using var answer = await client.PostAsync(new Uri($"/pause?token={token}", UriKind.Relative), form);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("role=\"alert\""));
        Assert.That((await Subscribers.FindByEmailAsync("ana@example.pe", None))!.PausedUntil, Is.Null);
    }

    [GeneratedRegex("(?<=https://hub.example)/confirm\\S+")]
    private static partial Regex ConfirmLink();

    private async Task<string> SignUpAsync(string email, string wishes = "")
    {
        using var answer = await PostAsync("/signup/address?" + wishes, ("email", email));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(path));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    private async Task<string> ComposeAsync(string email)
    {
        await Subscribers.ImportAsync([Subscription(email, sectors: "fuel")], Now, Now, None);
        var token = LinkToken.New();
        await Digests.CommitAsync(
            new DigestDraft
            {
                SubscriberId = (await Subscribers.FindByEmailAsync(email, None))!.Id,
                Period = "d1",
                Items = 1,
                LeftOut = 0,
                Matches = [],
                LinkToken = token,
                Mail = new MailDraft { MessageId = "<1@hub.example>", Recipient = email, Subject = "Una convocatoria", Html = "<p>a</p>", Text = "a" },
            },
            Now, None);
        return token;
    }
}
