using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class MailVerbTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Addresses_SuppressedByStaff_AreListedAndLifted()
    {
        (await Hub.RunAsync("mail", "suppress", "ana@example.org", "--why", "asked by phone")).Expect(0);
        var listed = (await Hub.RunAsync("mail", "suppressed", "--json")).Expect(0).Row;
        var state = (await Hub.RunAsync("mail", "--json")).Expect(0);
        (await Hub.RunAsync("mail", "lift", "ANA@example.org", "--by", "rosa")).Expect(0);
        var again = await Hub.RunAsync("mail", "lift", "ana@example.org");

        Assert.Multiple(() =>
        {
            Assert.That((listed.GetProperty("email").GetString(), listed.GetProperty("reason").GetString(), listed.GetProperty("detail").GetString()),
                Is.EqualTo(("ana@example.org", "staff", "asked by phone")));
            Assert.That((state["suppressed"], state["waiting"]), Is.EqualTo((1, 0)));
            Assert.That(again.ExitCode, Is.EqualTo(2));
            Assert.That(again.Errors, Does.Contain("is not suppressed"));
        });
    }

    [Test]
    public async Task Bounces_WithoutAMailbox_IsWrongUse()
    {
        var run = await Hub.RunAsync("mail", "bounces");

        Assert.That((run.ExitCode, run.Errors.Contains("Mail:Bounces:Maildir", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }

    [Test]
    public async Task Bounces_OfAMailboxThatIsNone_NamesTheKey()
    {
        var run = await Hub.RunAsync("mail", "bounces", "--set", $"Mail:Bounces:Maildir={Hub.Folder("no-maildir")}");

        Assert.That((run.ExitCode, run.Errors.Contains("Mail:Bounces:Maildir", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }

    [TestCase("Mail:PerDomain:Connections=0")]
    [TestCase("Mail:Domains:gmail.com:MailsPerMinute=-1")]
    [TestCase("Mail:Smtp:Unconfirmed=0")]
    [TestCase("Mail:MailsPerMinute=0")]
    public async Task Limits_ThatCannotBe_StopTheProgramAndNameTheKey(string setting)
    {
        var run = await Hub.RunAsync("mail", "--set", setting);

        Assert.That((run.ExitCode, run.Errors.Contains(setting.Split('=')[0], StringComparison.Ordinal)), Is.EqualTo((2, true)), run.Errors);
    }
}
