using Microsoft.Extensions.Logging.Abstractions;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>From the outbox to a real server, in the good and in every bad way; the clock is moved by hand.</summary>
[TestFixtureSource(typeof(SmtpTransportTests), nameof(SmtpTransportTests.Transports))]
public sealed class DeliveryTests(MailTransportKind kind) : StoreTests<SqliteDatabase>
{
    private readonly List<IDisposable> open = [];

    [TearDown]
    public void Close()
    {
        open.ForEach(one => one.Dispose());
        open.Clear();
    }

    [Test]
    public async Task Mail_RefusedForNow_IsDeliveredTheNextTime()
    {
        using var server = await SmtpServer.StartAsync();
        await ComposeAsync("later@textiles.example");

        var first = await SendAsync(server.Port);
        Now = Now.AddMinutes(5);
        var second = await SendAsync(server.Port);

        Assert.That((first.Sent, first.Postponed, second.Sent), Is.EqualTo((0, 1, 1)));
        Assert.That(first.LastError, Does.StartWith("451").And.Contain("4.7.1"));
    }

    [Test]
    public async Task Mail_ToNobody_SuppressesTheAddress()
    {
        using var server = await SmtpServer.StartAsync();
        await ComposeAsync("gone@textiles.example");

        var sent = await SendAsync(server.Port);

        var suppressed = (await Suppressions.ListAsync(None)).Single();
        Assert.Multiple(async () =>
        {
            Assert.That(sent.GivenUp, Is.EqualTo(1));
            Assert.That((suppressed.Email, suppressed.Reason, suppressed.Since), Is.EqualTo(("gone@textiles.example", SuppressionReason.BadAddress, Now)));
            Assert.That(suppressed.Detail, Does.Contain("No such user"));
            Assert.That((await Outbox.FailedSinceAsync(Now, 10, None)).Single().StatusCode, Is.EqualTo("5.1.1"));
            Assert.That(await ComposeAsync("gone@textiles.example", "d2"), Is.True, "by a composer that had not seen it");
            Assert.That((await SendAsync(server.Port)).GivenUp, Is.Zero);
            Assert.That((await Outbox.CountAsync(None)).Withdrawn, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Mailbox_ThatIsFull_FailsTheMailAndOnlyTheThirdTimeTheAddress()
    {
        using var server = await SmtpServer.StartAsync();
        var suppressed = new List<int>();
        foreach (var period in new[] { "d1", "d2", "d3" })
        {
            await ComposeAsync("full@textiles.example", period);
            await SendAsync(server.Port);
            suppressed.Add((await Suppressions.ListAsync(None)).Count);
            Now = Now.AddDays(1);
        }

        Assert.That(suppressed, Is.EqualTo(new[] { 0, 0, 1 }));
        Assert.That((await Suppressions.ListAsync(None)).Single().Reason, Is.EqualTo(SuppressionReason.FailedRepeatedly));
    }

    [Test]
    public async Task Mail_ThatIsGivenUp_LeavesItsNoticesToTheNextDigest()
    {
        using var server = await SmtpServer.StartAsync();
        var matches = await MatchAsync("spam@textiles.example");
        await ComposeAsync("spam@textiles.example", "d1", matches);
        var told = (await Matches.UntoldAsync([await IdAsync("spam@textiles.example")], None)).Matches.Count;

        await SendAsync(server.Port);

        var untold = (await Matches.UntoldAsync([await IdAsync("spam@textiles.example")], None)).Matches;
        Assert.That((told, untold.Count), Is.EqualTo((0, matches.Count)));
        Assert.That(await Suppressions.ListAsync(None), Is.Empty);
    }

    [Test]
    public async Task Connection_DroppedAfterTheData_RepeatsTheMailUnderItsMessageId()
    {
        using var server = await SmtpServer.StartAsync();
        await ComposeAsync("drop@textiles.example");

        var first = await SendAsync(server.Port);
        Now = Now.AddMinutes(5);
        var second = await SendAsync(server.Port);

        var taken = Directory.GetFiles(server.Folder, "*.eml").Select(path => PythonMail.Read(path).Headers["Message-ID"]).ToList();
        Assert.That((first.Sent, first.Postponed, second.Sent), Is.EqualTo((0, 1, 1)));
        Assert.That(taken, Has.Count.EqualTo(2));
        Assert.That(taken.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Server_GoneForAnHour_GetsTheMailsWhenItIsBackAndOnce()
    {
        var port = SmtpServer.FreePort();
        var start = Now;
        var people = Enumerable.Range(0, 12).Select(number => $"firm{number}@textiles.example").ToList();
        foreach (var email in people)
            await ComposeAsync(email);
        var down = 0;
        for (; Now < start.AddHours(1); Now = Now.AddMinutes(1))
            down += (await SendAsync(port)).Sent;
        var givenUp = (await Outbox.CountAsync(None)).Failed;

        using var server = await SmtpServer.StartAsync();
        var up = 0;
        for (; Now < start.AddHours(3); Now = Now.AddMinutes(1))
            up += (await SendAsync(server.Port)).Sent;

        Assert.That((down, givenUp, up), Is.EqualTo((0, 0, people.Count)));
        Assert.That(Directory.GetFiles(server.Folder, "*.eml"), Has.Length.EqualTo(people.Count));
    }

    [Test]
    public async Task Server_GoneForDays_EndsTheTriesAfterTwo()
    {
        var port = SmtpServer.FreePort();
        var start = Now;
        await ComposeAsync("maria@textiles.example");
        while ((await Outbox.CountAsync(None)).Failed == 0 && Now < start.AddDays(10))
        {
            await SendAsync(port);
            Now = await Outbox.NextDueAsync(None) ?? Now;
        }

        var failed = (await Outbox.FailedSinceAsync(start, 10, None)).Single();
        Assert.That((failed.EndedAt - start, failed.Recipient), Is.EqualTo(((TimeSpan?)TimeSpan.FromDays(2), "maria@textiles.example")));
        Assert.That(failed.LastError, Is.Not.Empty);
        Assert.That(await Suppressions.ListAsync(None), Is.Empty, "it was not the address");
    }

    [Test]
    public async Task Server_ThatGoesWithoutAWord_CostsEachConnectionOneMailsAttempt()
    {
        for (var number = 0; number < 40; number++)
            await ComposeAsync($"firm{number}@textiles.example");

        var sent = await SendAsync(SmtpServer.FreePort());

        Assert.That(sent.Postponed, Is.InRange(4, 8));
        Assert.That(await Outbox.CountAsync(None), Is.EqualTo(new OutboxCounts(40, 0, 0, 0)));
    }

    [Test]
    public async Task Reader_WhoUnsubscribesWhenTheMailIsComposed_GetsItNoMore()
    {
        using var server = await SmtpServer.StartAsync();
        await ComposeAsync("maria@textiles.example");
        await ComposeAsync("luis@textiles.example");
        await Choices.UnsubscribeAsync(await IdAsync("maria@textiles.example"), Now, None);

        var sent = await SendAsync(server.Port);

        Assert.That((sent.Sent, await Outbox.CountAsync(None)), Is.EqualTo((1, new OutboxCounts(0, 0, 1, 0, 1))));
        Assert.That(PythonMail.Read(Path.Combine(server.Folder, "1.eml")).Headers["To"], Is.EqualTo("luis@textiles.example"));
    }

    [Test]
    public async Task Reader_WhoUnsubscribesWhenAWorkerHasTheMail_GetsItNoMore()
    {
        await ComposeAsync("maria@textiles.example");
        var leased = (await Outbox.LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(12), None)).Single();

        var before = await Outbox.IsHeldAsync(leased.Id, "w1", Now, None);
        await Choices.UnsubscribeAsync(leased.SubscriberId!.Value, Now, None);
        var after = await Outbox.IsHeldAsync(leased.Id, "w1", Now, None);

        Assert.That((before, after), Is.EqualTo((true, false)));
        Assert.That(await Outbox.MarkSentAsync(leased.Id, "w1", Now, None), Is.True, "one that was on its way is out");
    }

    [Test]
    public async Task Reader_WhoPausesWhenTheMailIsComposed_IsToldAfterwards()
    {
        using var server = await SmtpServer.StartAsync();
        var matches = await MatchAsync("maria@textiles.example");
        await ComposeAsync("maria@textiles.example", "d1", matches);
        var id = await IdAsync("maria@textiles.example");

        await Choices.PauseAsync(id, Now.AddDays(7), Now, None);
        var sent = await SendAsync(server.Port);
        var during = await Subscribers.WithSomethingUntoldAsync(Now, None);
        var afterwards = await Subscribers.WithSomethingUntoldAsync(Now.AddDays(7), None);

        Assert.That((sent.Sent, during.Count, afterwards.Count), Is.EqualTo((0, 0, 1)));
        Assert.That((await Matches.UntoldAsync([id], None)).Matches, Has.Count.EqualTo(matches.Count));
    }

    [Test]
    public async Task Mails_ThatAreOut_AreEmptiedOfTheirLinks()
    {
        using var server = await SmtpServer.StartAsync();
        await ComposeAsync("maria@textiles.example");

        await SendAsync(server.Port);

        await using var connection = await Database.OpenAsync(None);
        var kept = await Dapper.SqlMapper.QuerySingleAsync<string>(connection, "SELECT headers || html_body || text_body FROM outbox_mail");
        Assert.That(kept, Is.Empty);
        Assert.That(await Dapper.SqlMapper.QuerySingleAsync<int>(connection, "SELECT COUNT(*) FROM outbox_body"), Is.Zero);
    }

    private async Task<SendResult> SendAsync(int port)
    {
        var options = new MailOptions
        {
            Transport = kind,
            Smtp = new SmtpOptions { Host = "127.0.0.1", Port = port, Security = MailSecurity.None },
        };
        var transport = MailTransports.Create(options, "");
        open.Add((IDisposable)transport);
        return await new SendPass(
            Outbox, transport, Microsoft.Extensions.Options.Options.Create(options), new HandMovedClock(() => Now), NullLogger<SendPass>.Instance).RunAsync(None);
    }

    private async Task<long> IdAsync(string email) => (await Subscribers.FindByEmailAsync(email, None))!.Id;

    private async Task<IReadOnlyList<ToldMatch>> MatchAsync(string email)
    {
        await Subscribers.ImportAsync([Subscription(email, sectors: "fuel")], Now, Now, None);
        await SaveAsync(Drafts.Notice("A-1"), Drafts.Notice("A-2"));
        var versions = await Pending.ListAsync(10, None);
        var subscription = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        await Matches.SaveAsync(
            [.. versions.Select(version => new NewMatch(subscription.SubscriptionId, version.NoticeId, version.VersionId, "{}"))],
            [.. versions.Select(version => version.VersionId)], Now, None);
        return [.. (await Matches.UntoldAsync([subscription.SubscriberId], None)).Matches.Select(match => new ToldMatch(match.Id, 1))];
    }

    private async Task<bool> ComposeAsync(string email, string period = "d1", IReadOnlyList<ToldMatch>? matches = null)
    {
        if (await Subscribers.FindByEmailAsync(email, None) is null)
            await Subscribers.ImportAsync([Subscription(email, sectors: "fuel")], Now, Now, None);
        return await Digests.CommitAsync(
            new DigestDraft
            {
                SubscriberId = await IdAsync(email),
                Period = period,
                Items = 1,
                LeftOut = 0,
                Matches = matches ?? [],
                Mail = new MailDraft
                {
                    MessageId = $"<{Guid.NewGuid():N}@hub.example>",
                    Recipient = email,
                    Subject = "Una convocatoria",
                    Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = "<https://hub.example/u>" },
                    Html = "<p>ñ</p>",
                    Text = "ñ",
                },
            },
            Now, None);
    }
}
