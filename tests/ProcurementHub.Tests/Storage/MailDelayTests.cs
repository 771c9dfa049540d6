using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Figures;

namespace ProcurementHub.Tests.Storage;

/// <summary>How long after their publication notices went out: each once, when the mail server has taken the mail.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class MailDelayTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly DateOnly Day = new(2026, 7, 1);

    [Test]
    public async Task Mail_ThatWentOut_CountsEachNoticeByItsHours()
    {
        await ComposeAsync("s1@example.pe", "d2026-07-28", Now.AddMinutes(-59), Now.AddHours(-26), Now.AddHours(-26.5), null);
        await ComposeAsync("s2@example.pe", "h2026-07-28T10Z", Now.AddHours(1));

        await SendAsync(Now);

        Assert.That(await DelaysAsync(), Is.EqualTo(new[] { ("d", -1, 1L), ("d", 0, 1), ("d", 26, 2), ("h", 0, 1) }));
    }

    [Test]
    public async Task Mails_OfLaterPasses_AreAddedToTheDay()
    {
        await ComposeAsync("s1@example.pe", "d2026-07-28", Now.AddHours(-3));
        await SendAsync(Now);
        await SendAsync(Now);
        await ComposeAsync("s2@example.pe", "d2026-07-28", Now.AddHours(-3), Now.AddHours(-4));
        await SendAsync(Now);

        Assert.That(await DelaysAsync(), Is.EqualTo(new[] { ("d", 3, 2L), ("d", 4, 1) }));
    }

    [Test]
    public async Task Mail_ThatWasGivenUp_IsNotCounted()
    {
        await ComposeAsync("s1@example.pe", "w2026-W30", Now.AddHours(-3));
        var mail = (await Outbox.LeaseAsync("w1", 10, Now, TimeSpan.FromMinutes(1), None)).Single();
        await Outbox.MarkRefusedAsync(mail.Id, "w1", new Refusal { At = Now, Error = "550", StatusCode = "5.1.1", NextAttemptAt = null, IsBadAddress = false }, None);

        await Outbox.EmptyEndedAsync(Now, 100, None);

        Assert.That(await DelaysAsync(), Is.Empty);
    }

    [Test]
    public async Task Mail_ThatTellsNothingNew_IsNotCounted()
    {
        await ComposeAsync("s1@example.pe", "d2026-07-28");

        await SendAsync(Now);

        Assert.That(await DelaysAsync(), Is.Empty);
    }

    [Test]
    public async Task Figures_OfDaysBefore_AreLeftOut()
    {
        await ComposeAsync("s1@example.pe", "d2026-07-28", Now.AddHours(-3));
        await SendAsync(Now);

        var delays = await new MailDelayStore(Database).SinceAsync(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(1), None);

        Assert.That(delays, Is.Empty);
    }

    private async Task<IEnumerable<(string, int, long)>> DelaysAsync() =>
        (await new MailDelayStore(Database).SinceAsync(Day, None)).Select(delay => (delay.Rhythm, delay.Hours, delay.Notices));

    private async Task SendAsync(DateTimeOffset at)
    {
        foreach (var mail in await Outbox.LeaseAsync("w1", 10, at, TimeSpan.FromMinutes(1), None))
            await Outbox.MarkSentAsync(mail.Id, "w1", at, None);
        await Outbox.EmptyEndedAsync(at, 100, None);
    }

    private async Task ComposeAsync(string email, string period, params DateTimeOffset?[] published)
    {
        await Subscribers.ImportAsync([Subscription(email, sectors: "fuel")], Now, Now, None);
        var digest = new DigestDraft
        {
            SubscriberId = (await Subscribers.FindByEmailAsync(email, None))!.Id,
            Period = period,
            Items = published.Length,
            LeftOut = 0,
            Matches = [],
            Published = published,
            Mail = new MailDraft { MessageId = $"<{email}>", Recipient = email, Subject = "Avisos", Html = "", Text = "" },
        };
        Assert.That(await Digests.CommitAsync(digest, Now, None), Is.True);
    }
}
