using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>Three firms, published data, and the mails they get.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class AlertVerbsTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Subscribers = """
        email,name,locale,sectors,regions,keywords,exclude,categories,min_amount,max_amount,frequency
        textil@example.org,Confecciones Ana,es,textiles,Lima,,,,,,daily
        obras@example.org,Constructora Sur,es,construction,Arequipa,,,,,,daily
        medico@example.org,MediSur,en,medical,any,,,,,,daily
        """;

    private string file = "";

    [OneTimeSetUp]
    public async Task CollectAsync()
    {
        foreach (var (source, folder) in new[] { ("pe-seace-search", "seace"), ("pe-oece", "ocds-peru"), ("cl-mercadopublico", "chile") })
            await Hub.RunAsync("collect", source, "--from", SharedData.Path(folder), "--now", "2025-03-31T12:00:00Z");
        file = Path.Combine(Hub.Folder("subscribers"), "subscribers.csv");
        await File.WriteAllTextAsync(file, Subscribers);
    }

    [Test]
    public async Task MatchAndSend_OfPublishedData_SayWithEveryItemWhyItIsThere()
    {
        (await Hub.RunAsync("subscribers", "import", file, "--verified", "--now", "2025-03-31T12:00:00Z")).Expect(0);
        var matched = (await Hub.RunAsync("match", "--json", "--now", "2025-03-31T12:30:00Z")).Expect(0);
        var sent = (await Hub.RunAsync("digests", "send", "--json", "--now", "2025-03-31T13:00:00Z")).Expect(0);

        var mails = Mailbox.Read(Hub.Data);
        Assert.Multiple(() =>
        {
            Assert.That(matched["matches"], Is.GreaterThan(0));
            Assert.That(mails, Has.Count.EqualTo(sent["sent"]).And.Count.EqualTo(sent["digests"]));
            Assert.That(mails.Select(mail => mail.To), Is.EquivalentTo(new[] { "textil@example.org", "obras@example.org", "medico@example.org" }));
        });
        foreach (var mail in mails)
        {
            var items = mail.Text.Split('\n').Count(line => line.StartsWith("   Entidad:", StringComparison.Ordinal) || line.StartsWith("   Entity:", StringComparison.Ordinal));
            var reasons = mail.Text.Split('\n').Where(line => line.StartsWith("   Por qué le llega:", StringComparison.Ordinal) || line.StartsWith("   Why you got this:", StringComparison.Ordinal)).ToList();
            Assert.That(items, Is.GreaterThan(0), mail.To);
            Assert.That(reasons, Has.Count.EqualTo(items), mail.To);
            Assert.That(reasons, Has.None.EndsWith(":"), mail.To);
        }

        var again = (await Hub.RunAsync("digests", "send", "--json", "--now", "2025-03-31T13:05:00Z")).Expect(0);
        Assert.That((again["digests"], again["sent"]), Is.EqualTo((0, 0)), "a second run tells nothing twice");
    }

    [Test]
    public async Task Explain_OfAPair_NamesEachCriterion()
    {
        (await Hub.RunAsync("subscribers", "import", file, "--verified")).Expect(0);
        var notice = (await Hub.RunAsync("export", "notices")).Expect(0).Rows
            .First(row => row.GetProperty("sectors").EnumerateArray().Any(sector => sector.GetString() == "medical"))
            .GetProperty("key").GetString()!;

        var explained = (await Hub.RunAsync("match", "--explain", notice, "obras@example.org", "--json")).Expect(0).Row;

        Assert.That(explained.GetProperty("matches").GetBoolean(), Is.False);
        Assert.That(
            explained.GetProperty("criteria").EnumerateArray().Select(criterion => criterion.GetProperty("criterion").GetString()),
            Is.EqualTo(new[] { "sector", "region" }));
    }

    [Test]
    public async Task Preview_OfAStranger_SaysSo() =>
        Assert.That((await Hub.RunAsync("digests", "preview", "nobody@example.org")).Expect(2).Errors, Does.Contain("nobody@example.org"));
}
