using System.Diagnostics;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Jobs.Mail;

/// <summary>How much goes where at once, over a real outbox.</summary>
public sealed class SendingQueueTests : StoreTests<SqliteDatabase>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(12);

    [Test]
    public async Task Domain_WithFewConnections_HoldsNobodyElseUp()
    {
        await ComposeAsync(20, "slow.example");
        await ComposeAsync(20, "quick.example");
        using var queue = Queue(new MailOptions { Smtp = { Connections = 10 }, Domains = { ["SLOW.example"] = new DomainLimits { Connections = 2 } } });

        var onTheirWay = new List<OutboxMessage>();
        for (var taken = 0; taken < 22; taken++)
            onTheirWay.Add((await queue.NextAsync(None))!);

        Assert.That(onTheirWay.Count(message => message.Domain == "slow.example"), Is.EqualTo(2));
        var twentyThird = queue.NextAsync(None);
        Assert.That(twentyThird.IsCompleted, Is.False);
        await queue.ComeBackAsync(onTheirWay.First(message => message.Domain == "slow.example"));
        Assert.That((await twentyThird)!.Domain, Is.EqualTo("slow.example"));
    }

    [Test]
    public async Task Queue_WhenAllIsOut_Ends()
    {
        await ComposeAsync(5, "quick.example");
        using var queue = Queue(new MailOptions { PerDomain = new DomainLimits { Connections = 1 } });

        var count = 0;
        while (await queue.NextAsync(None) is { } message)
        {
            count++;
            await queue.ComeBackAsync(message);
        }

        Assert.That(count, Is.EqualTo(5));
    }

    [Test]
    public async Task Rate_OfADomain_KeepsItsPace()
    {
        await ComposeAsync(6, "paced.example");
        using var queue = Queue(new MailOptions { Domains = { ["paced.example"] = new DomainLimits { MailsPerMinute = 600 } } });

        var watch = Stopwatch.StartNew();
        while (await queue.NextAsync(None) is { } message)
            await queue.ComeBackAsync(message);

        // Six mails have five pauses of a tenth of a second; a slow machine only makes them longer.
        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(0.49)));
    }

    [Test]
    public async Task Rate_OfAll_KeepsItsPaceOverAllDomains()
    {
        await ComposeAsync(3, "one.example");
        await ComposeAsync(3, "two.example");
        using var queue = Queue(new MailOptions { MailsPerMinute = 600 });

        var watch = Stopwatch.StartNew();
        while (await queue.NextAsync(None) is { } message)
            await queue.ComeBackAsync(message);

        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(0.49)));
    }

    private SendingQueue Queue(MailOptions options) => new(options, new HandMovedClock(() => Now), Outbox, "w1", Lease);

    private async Task ComposeAsync(int count, string domain)
    {
        var emails = Enumerable.Range(0, count).Select(number => $"s{number}@{domain}").ToList();
        await Subscribers.ImportAsync([.. emails.Select(email => Subscription(email, sectors: "fuel"))], Now, Now, None);
        foreach (var email in emails)
        {
            await Digests.CommitAsync(
                new DigestDraft
                {
                    SubscriberId = (await Subscribers.FindByEmailAsync(email, None))!.Id,
                    Period = "d1",
                    Items = 1,
                    LeftOut = 0,
                    Matches = [],
                    Mail = new MailDraft { MessageId = $"<{email}>", Recipient = email, Subject = "Una", Html = "<p>a</p>", Text = "a" },
                },
                Now, None);
        }
    }
}
