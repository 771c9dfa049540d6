using System.Text.RegularExpressions;

namespace ProcurementHub.Tests.Host;

/// <summary>
/// The first thing that anybody tries. It begins anew each time, so that it stays with a file in its own folder, whatever
/// server the real hub has.
/// </summary>
public sealed partial class DemoTests
{
    private readonly HubProcess hub = new();

    [OneTimeTearDown]
    public void Clean() => hub.Dispose();

    [Test]
    public async Task Demo_Once_GivesEverySubscriberWithAMatchOneMailAPass()
    {
        // Port 9 is reserved for discarding; nothing listens there.
        hub.Environment["Hub__Database__Provider"] = "SqlServer";
        hub.Environment["Hub__ConnectionStrings__Hub"] = "Server=tcp:127.0.0.1,9";

        var run = (await hub.RunAsync("demo", "--once", "--notices", "150", "--subscribers", "20", "--json")).Expect(0);

        Assert.That(run.Rows.Select(row => row.GetProperty("held").GetBoolean()), Is.EqualTo(new[] { true, true }));
        var mails = Mailbox.Read(hub.Data);
        foreach (var row in run.Rows)
        {
            // The clock is a day on in the second pass, so the day of a mail tells its pass.
            var day = row.GetProperty("at").GetDateTimeOffset().Date;
            var recipients = mails.Where(mail => mail.Date.UtcDateTime.Date == day).Select(mail => mail.To).ToList();
            Assert.That(recipients, Is.Unique);
            Assert.That(recipients, Has.Count.EqualTo(row.GetProperty("mails").GetInt32()));
            Assert.That(row.GetProperty("subscribersWithMatch").GetInt32(), Is.InRange(1, recipients.Count));
        }

        var second = run.Rows[1].GetProperty("sources").EnumerateArray().ToList();
        Assert.That(second.Sum(source => source.GetProperty("changed").GetInt32()), Is.GreaterThan(0), "changes are found");
        Assert.That(second.Sum(source => source.GetProperty("new").GetInt32()), Is.GreaterThan(0), "new calls are found");
    }

    [Test]
    public async Task Demo_InMarch_TellsEachPlannedPurchaseOnce_ToThoseWhoAskForThem()
    {
        using var other = new HubProcess();
        (await other.RunAsync("demo", "--once", "--notices", "60", "--subscribers", "20", "--now", "2026-03-10T15:00:00Z")).Expect(0);

        var mails = Mailbox.Read(other.Data);
        var told = mails.SelectMany(mail => PlanLine().Matches(mail.Text).Select(line => (mail.To, line.Value))).ToList();
        Assert.That(told, Is.Not.Empty.And.Unique);
        Assert.That(told.Select(line => line.To).Distinct(), Is.SubsetOf(new[] { "empresa0004@example.org", "empresa0009@example.org", "empresa0014@example.org", "empresa0019@example.org" }));
        Assert.That(mails.Where(mail => mail.Text.Contains("PLANES ANUALES", StringComparison.Ordinal)), Is.Not.Empty);
        Assert.That(mails.Where(mail => mail.Text.Contains("IN ANNUAL PLANS", StringComparison.Ordinal)), Is.Not.Empty);
    }

    [Test]
    public async Task Demo_OverSomebodysHub_RefusesAndChangesNothing()
    {
        using var other = new HubProcess();
        (await other.RunAsync("migrate")).Expect(0);
        var database = Path.Combine(other.Data, "hub.db");
        var before = await File.ReadAllBytesAsync(database);

        var run = (await other.RunAsync("demo", "--once")).Expect(2);

        Assert.That(run.Errors, Does.Contain("not a demo's"));
        Assert.That(await File.ReadAllBytesAsync(database), Is.EqualTo(before));
    }

    [GeneratedRegex(@"https?://\S+/plans/\d{4}/\S+line=\d+")]
    private static partial Regex PlanLine();
}
