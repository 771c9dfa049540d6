using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SignupTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Email = "ana@example.pe";

    [Test]
    public async Task Request_OfAnUnknownAddress_SendsAMailAndMakesNoSubscriber()
    {
        await RequestAsync();

        var mail = (await Outbox.LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(1), None)).Single();
        Assert.That((mail.Recipient, mail.SubscriberId), Is.EqualTo((Email, (long?)null)));
        Assert.That(await Subscribers.FindByEmailAsync(Email, None), Is.Null);
    }

    [Test]
    public async Task Confirm_WithTheToken_MakesAVerifiedSubscriberOnce()
    {
        var token = await RequestAsync();

        Assert.That(await Signups.ConfirmAsync(LinkToken.New(), Now, None), Is.False);
        Assert.That(await Signups.ConfirmAsync(token, Now, None), Is.True);
        Assert.That(await Signups.ConfirmAsync(token, Now, None), Is.True, "a second click is no fault");

        var search = (await Subscribers.ActiveSubscriptionsAsync(None)).Single();
        Assert.That((search.Frequency, search.Criteria.Sectors.Single()), Is.EqualTo((Frequency.Weekly, "fuel")));
        Assert.That((await Subscribers.FindByEmailAsync(Email, None))!.VerifiedAt, Is.EqualTo(Now));
    }

    [Test]
    public async Task Token_InTheTables_IsHashedAndExpires()
    {
        var token = await RequestAsync();

        await using var connection = await Database.OpenAsync(None);
        var hash = await Dapper.SqlMapper.QuerySingleAsync<byte[]>(connection, "SELECT token_hash FROM signup");
        Assert.That(hash, Is.EqualTo(LinkToken.Hash(token)));
        Assert.That(token, Does.Match("^[0-9a-f]{64}$"));
        Assert.That(await Signups.FindAsync(token, Now.AddDays(3).AddSeconds(-1), None), Is.Not.Null);
        Assert.That(await Signups.FindAsync(token, Now.AddDays(3), None), Is.Null);
        Assert.That(await Signups.ConfirmAsync(token, Now.AddDays(3), None), Is.False);
    }

    [Test]
    public async Task Request_OfASubscribersAddress_ChangesNothingBeforeItIsConfirmed()
    {
        await Subscribers.ImportAsync([Subscription(Email, sectors: "food")], Now, Now, None);
        var id = (await Subscribers.FindByEmailAsync(Email, None))!.Id;
        await Choices.UnsubscribeAsync(id, Now, None);

        var token = await RequestAsync();
        var before = await Subscribers.ActiveSubscriptionsAsync(None);
        await Signups.ConfirmAsync(token, Now, None);
        var after = await Subscribers.ActiveSubscriptionsAsync(None);

        Assert.That((before.Count, after.Count), Is.EqualTo((0, 2)));
        Assert.That(after.Select(search => search.SubscriberId), Has.All.EqualTo(id));
    }

    [Test]
    public async Task Requests_TooManyForOneAddress_SendNoMoreMails()
    {
        for (var times = 0; times < 5; times++)
            await RequestAsync();

        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(3));
        Now = Now.AddDays(1);
        await RequestAsync();
        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(4));
    }

    [Test]
    public async Task Request_OfASuppressedAddress_SendsNoMail()
    {
        await Suppressions.AddAsync(Email, SuppressionReason.Staff, "asked by phone", Now, None);

        await RequestAsync();

        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.Zero);
    }

    [Test]
    public async Task Suppression_LiftedByStaff_LetsMailThroughAgain()
    {
        Assert.That(await Suppressions.AddAsync(Email, SuppressionReason.Staff, null, Now, None), Is.True);
        Assert.That(await Suppressions.AddAsync("ANA@example.pe", SuppressionReason.Complaint, null, Now, None), Is.False);

        Assert.That(await Suppressions.LiftAsync("Ana@Example.pe", "rosa", "They wrote.", Now, None), Is.True);

        Assert.That(await Suppressions.ListAsync(None), Is.Empty);
        Assert.That(await Suppressions.LiftAsync(Email, "rosa", null, Now, None), Is.False);
    }

    [Test]
    public async Task Links_ThatHaveExpired_AreForgotten()
    {
        await Subscribers.ImportAsync([Subscription(Email, sectors: "food")], Now, Now, None);
        var token = LinkToken.New();
        await Digests.CommitAsync(
            new DigestDraft
            {
                SubscriberId = (await Subscribers.FindByEmailAsync(Email, None))!.Id, Period = "d1", Items = 0, LeftOut = 0, Matches = [], LinkToken = token,
            },
            Now, None);

        Assert.That((await Subscribers.FindByLinkAsync(token, Now.AddDays(399), None))!.Email, Is.EqualTo(Email));
        Assert.That(await Subscribers.FindByLinkAsync(token, Now.AddDays(400), None), Is.Null);
        Assert.That(await Choices.ForgetLinksAsync(Now.AddDays(400), None), Is.EqualTo(1));
    }

    private async Task<string> RequestAsync()
    {
        var token = LinkToken.New();
        var request = new SignupRequest
        {
            Email = Email,
            Locale = "es",
            TimeZone = "America/Lima",
            SendHour = 7,
            Criteria = new SubscriptionCriteria { Sectors = ["fuel"] },
            Frequency = Frequency.Weekly,
            Token = token,
            ExpiresAt = Now.AddDays(3),
        };
        var mail = new MailDraft { MessageId = $"<{token[..32]}@hub.example>", Recipient = Email, Subject = "Confirme", Html = "<p>a</p>", Text = "a" };
        await Signups.RequestAsync(request, mail, 3, Now, None);
        return token;
    }
}
