using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Tests.Storage;

/// <summary>When it is said that no mail gets away, and when it is not.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class MailFlowTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private MailFlow Flow => new(Database);

    [Test]
    public async Task Server_ThatTakesNothing_IsToldOfWithinMinutes()
    {
        await ComposeAsync(6);
        await TryAsync(1, isTaken: true);
        Now = Now.AddMinutes(30);
        var first = Now;
        await TryAsync(2, isTaken: false);
        Now = Now.AddMinutes(1);
        await TryAsync(1, isTaken: false, "Connection refused");

        Now = first.AddMinutes(7).AddSeconds(-1);
        Assert.That(await Flow.StandstillAsync(Now, None), Is.Null, "a server may ask to be tried again in some minutes");
        Now = Now.AddSeconds(1);
        Assert.That(await Flow.StandstillAsync(Now, None), Is.EqualTo(new MailStandstill(first, 3, "Connection refused")));
        await TryAsync(1, isTaken: true);
        Assert.That(await Flow.StandstillAsync(Now.AddHours(1), None), Is.Null, "it takes mail again");
    }

    [Test]
    public async Task Mail_RefusedForItsOwnSake_IsNoStandstillWhileOthersGetAway()
    {
        await ComposeAsync(3);
        await TryAsync(1, isTaken: false);
        Now = Now.AddMinutes(1);
        await TryAsync(1, isTaken: true);

        Assert.That(await Flow.StandstillAsync(Now.AddHours(5), None), Is.Null);
    }

    [Test]
    public async Task Mail_ThatIsTheOnlyOne_IsToldOfWhenItsSecondAttemptFailsToo()
    {
        await ComposeAsync(1);
        var first = Now;
        await TryAsync(1, isTaken: false);
        Assert.That(await Flow.StandstillAsync(first.AddMinutes(8), None), Is.Null);

        Now = Now.AddMinutes(5);
        await TryAsync(1, isTaken: false);

        Assert.That((await Flow.StandstillAsync(first.AddMinutes(8), None))?.Since, Is.EqualTo(first));
    }

    [Test]
    public async Task Outbox_WithNothingToSend_StandsNotStill()
    {
        Assert.That(await Flow.StandstillAsync(Now, None), Is.Null);
        await ComposeAsync(1);
        Assert.That(await Flow.StandstillAsync(Now.AddDays(1), None), Is.Null, "nothing was tried");
    }

    private async Task TryAsync(int count, bool isTaken, string error = "451 later")
    {
        foreach (var mail in await Outbox.LeaseAsync("w1", count, Now, TimeSpan.FromMinutes(1), None))
        {
            if (isTaken)
                await Outbox.MarkSentAsync(mail.Id, "w1", Now, None);
            else
                await Outbox.MarkRefusedAsync(mail.Id, "w1", new Refusal { At = Now, Error = error, NextAttemptAt = Now.AddMinutes(5) }, None);
        }
    }

    private async Task ComposeAsync(int count)
    {
        await Subscribers.ImportAsync([.. Enumerable.Range(0, count).Select(number => Subscription($"s{number}@example.pe", sectors: "fuel"))], Now, Now, None);
        foreach (var subscription in await Subscribers.ActiveSubscriptionsAsync(None))
        {
            var id = subscription.SubscriberId;
            await Digests.CommitAsync(
                new DigestDraft
                {
                    SubscriberId = id, Period = "d1", Items = 1, LeftOut = 0, Matches = [],
                    Mail = new MailDraft { MessageId = $"<{id}@hub.example>", Recipient = $"{id}@example.pe", Subject = "Una", Html = "ñ", Text = "ñ" },
                },
                Now, None);
        }
    }
}
