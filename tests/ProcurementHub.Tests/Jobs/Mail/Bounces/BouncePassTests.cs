using Microsoft.Extensions.Logging.Abstractions;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.Bounces;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs.Mail.Bounces;

/// <summary>Files in a mailbox, and what is done about them.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class BouncePassTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Email = "maria@textiles.example";
    private DirectoryInfo mailbox = null!;
    private int files;

    [SetUp]
    public void MakeMailbox()
    {
        mailbox = Directory.CreateTempSubdirectory("hub-maildir-");
        mailbox.CreateSubdirectory("new");
        mailbox.CreateSubdirectory("cur");
    }

    [TearDown]
    public void DeleteMailbox() => mailbox.Delete(recursive: true);

    [Test]
    public async Task Bounce_OfABadAddress_SuppressesItAndMovesTheFile()
    {
        var id = await SendAsync(Email, "d1");
        Deliver(Reports.Bounce(id));

        var result = await RunAsync();

        var suppressed = (await Suppressions.ListAsync(None)).Single();
        Assert.Multiple(async () =>
        {
            Assert.That((result.Read, result.Suppressed), Is.EqualTo((1, 1)));
            Assert.That((suppressed.Email, suppressed.Reason), Is.EqualTo((Email, SuppressionReason.BadAddress)));
            Assert.That((await Outbox.CountAsync(None)).Failed, Is.EqualTo(1), "it did not arrive");
            Assert.That((await Subscribers.FindByEmailAsync(Email, None))!.Active, Is.True, "who lifts it need not ask again");
            Assert.That(In("new"), Is.Empty);
            Assert.That(In("cur").Single(), Does.EndWith(":2,S"));
        });
    }

    [Test]
    public async Task Bounce_OfAFullMailbox_FailsTheMailOnly()
    {
        var id = await SendAsync(Email, "d1");
        Deliver(Reports.Bounce(id, "5.2.2"));

        var result = await RunAsync();

        Assert.That((result.Failed, result.Suppressed), Is.EqualTo((1, 0)));
        Assert.That(await Suppressions.FindAsync(Email, None), Is.Null);
    }

    [Test]
    public async Task Complaint_OfAReader_EndsTheAlertsAlsoThoseComposed()
    {
        var id = await SendAsync(Email, "d1");
        await ComposeAsync(Email, "d2");
        Deliver(Reports.Complaint(id));

        var result = await RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(result.Unsubscribed, Is.EqualTo(1));
            Assert.That((await Subscribers.FindByEmailAsync(Email, None))!.Active, Is.False);
            Assert.That((await Suppressions.FindAsync(Email, None))!.Reason, Is.EqualTo(SuppressionReason.Complaint));
            Assert.That((await Outbox.CountAsync(None)).Withdrawn, Is.EqualTo(1));
            Assert.That(await Suppressions.FindAsync("somebody-else@bigmail.example", None), Is.Null, "whom a report names does not count");
        });
    }

    [Test]
    public async Task Reports_ThatNameNoMailOfOurs_TouchNobody()
    {
        await SendAsync(Email, "d1");
        Deliver(Reports.Complaint("<guessed@hub.example>"));
        Deliver(Reports.Bounce("<guessed@hub.example>", recipient: Email));

        var result = await RunAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((result.Read, result.NotOurs), Is.EqualTo((2, 2)));
            Assert.That(await Suppressions.ListAsync(None), Is.Empty);
            Assert.That((await Subscribers.FindByEmailAsync(Email, None))!.Active, Is.True);
            Assert.That((await ReturnedMails.SinceAsync(Now, None)).Select(mail => mail.Action), Has.All.EqualTo(ReturnedMailAction.NotOurs));
        });
    }

    [Test]
    public async Task LettersAndWhatIsNotUnderstood_StayUnseenForAPerson()
    {
        Deliver(Reports.Letter);
        Deliver(Reports.OldBounce);
        Deliver(new string('x', 5 << 20));

        var result = await RunAsync();

        Assert.That((result.Read, result.Unreadable), Is.EqualTo((3, 2)));
        Assert.That(In("cur"), Has.Exactly(3).Items.And.All.EndsWith(":2,"));
        Assert.That((await ReturnedMails.SinceAsync(Now, None)).Select(mail => mail.Kind), Is.EquivalentTo(
            new[] { ReturnedMailKind.Letter, ReturnedMailKind.Unreadable, ReturnedMailKind.Unreadable }));
    }

    [Test]
    public async Task File_ThatWasHandledAndNotMoved_ChangesNothingTheSecondTime()
    {
        var id = await SendAsync(Email, "d1");
        var name = Deliver(Reports.Bounce(id));
        await RunAsync();
        await Suppressions.LiftAsync(Email, "ana", "The mailbox is back.", Now, None);
        File.Move(Directory.GetFiles(Path.Combine(mailbox.FullName, "cur")).Single(), Path.Combine(mailbox.FullName, "new", name));

        var again = await RunAsync();

        Assert.That((again.Read, (await ReturnedMails.SinceAsync(Now, None)).Count), Is.EqualTo((1, 1)));
        Assert.That(await Suppressions.FindAsync(Email, None), Is.Null);
        Assert.That(In("new"), Is.Empty);
    }

    [Test]
    public async Task File_WhosePlaceIsTaken_StaysAndIsTold()
    {
        var name = Deliver(Reports.Holiday);
        File.WriteAllText(Path.Combine(mailbox.FullName, "cur", $"{name}:2,S"), "another");

        var result = await RunAsync();

        Assert.That((result.Left, In("new").Count), Is.EqualTo((1, 1)));
        Assert.That(result.LastError, Does.Contain(name));
    }

    [Test]
    public async Task Mailbox_ThatIsNotConfigured_IsNotLookedFor() =>
        Assert.That(await RunAsync(new MailOptions()), Is.EqualTo(new BounceResult()));

    private string Deliver(string text)
    {
        var name = $"1795340000.M{++files}P12.host";
        File.WriteAllText(Path.Combine(mailbox.FullName, "new", name), text);
        return name;
    }

    private List<string> In(string folder) => [.. Directory.GetFiles(Path.Combine(mailbox.FullName, folder)).Select(path => Path.GetFileName(path))];

    private Task<BounceResult> RunAsync(MailOptions? options = null) =>
        new BouncePass(
            ReturnedMails, Microsoft.Extensions.Options.Options.Create(options ?? new MailOptions { Bounces = new BounceOptions { Maildir = mailbox.FullName } }),
            new HandMovedClock(() => Now), NullLogger<BouncePass>.Instance).RunAsync(None);

    private async Task<string> SendAsync(string email, string period)
    {
        var id = await ComposeAsync(email, period);
        var message = (await Outbox.LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(12), None)).Single();
        await Outbox.MarkSentAsync(message.Id, "w1", Now, None);
        return id;
    }

    private async Task<string> ComposeAsync(string email, string period)
    {
        if (await Subscribers.FindByEmailAsync(email, None) is null)
            await Subscribers.ImportAsync([Subscription(email, sectors: "fuel")], Now, Now, None);
        var id = $"<{Guid.NewGuid():N}@hub.example>";
        await Digests.CommitAsync(
            new DigestDraft
            {
                SubscriberId = (await Subscribers.FindByEmailAsync(email, None))!.Id,
                Period = period,
                Items = 1,
                LeftOut = 0,
                Matches = [],
                Mail = new MailDraft { MessageId = id, Recipient = email, Subject = "Una convocatoria", Html = "<p>ñ</p>", Text = "ñ" },
            },
            Now, None);
        return id;
    }
}
