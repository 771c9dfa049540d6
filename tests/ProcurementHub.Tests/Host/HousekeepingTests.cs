using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class HousekeepingTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Header = "code,name\n";

    [Test]
    public async Task Housekeeping_DocumentThatBroughtNothingNew_GoesAfterItsTime()
    {
        // The second says what the first has said, in other bytes; the third is the latest of its address.
        foreach (var (rows, now) in new[]
        {
            ("A-1,Sillas\n", "2026-03-15T12:00:00Z"), ("A-1, Sillas\n", "2026-03-16T12:00:00Z"), ("A-1,  Sillas\n", "2026-03-17T12:00:00Z"),
        })
            await CollectAsync(rows, now);

        var early = await RunAsync("2027-03-15T11:00:00Z");
        var dry = await RunAsync("2027-04-15T12:00:00Z", "--dry-run");
        var forEver = await RunAsync("2027-04-15T12:00:00Z", "--set", "Retention:EvidenceDays=0");
        var real = await RunAsync("2027-04-15T12:00:00Z");
        var again = await RunAsync("2027-04-15T12:00:00Z");

        Assert.That(new[] { early, dry, forEver, real, again }.Select(run => run["files"]), Is.EqualTo(new[] { 0, 1, 0, 1, 0 }));
        Assert.That(real["bytes"], Is.GreaterThan(0).And.EqualTo(dry["bytes"]));
        Assert.That(Directory.GetFiles(Path.Combine(Hub.Data, "evidence"), "*.gz", SearchOption.AllDirectories), Has.Length.EqualTo(2));
        Assert.That((await Hub.RunAsync("evidence", "xx-test/A-1", "--json")).Expect(0).Row.GetProperty("kept").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Housekeeping_WrongNumberOfDays_IsWrongUse() => Assert.That(
        (await Hub.RunAsync("housekeeping", "--set", "Retention:PassDays=-1")).Expect(2).Errors, Does.Contain("Retention:PassDays: -1 is not a number of days"));

    private async Task CollectAsync(string rows, string now)
    {
        await File.WriteAllTextAsync(
            Path.Combine(Hub.Folder("definitions"), "test.yml"),
            "id: xx-test\ntitle: { es: Prueba, en: Test }\nzone: America/Lima\nreader: csv\nfields:\n  nativeId: { column: code }\n  title: { column: name }\n");
        await File.WriteAllTextAsync(Path.Combine(Hub.Folder("in"), "rows.csv"), Header + rows);
        (await Hub.RunAsync("collect", "xx-test", "--from", Hub.Folder("in"), "--now", now, "--set", $"Sources:Directory={Hub.Folder("definitions")}")).Expect(0);
    }

    private async Task<HubRun> RunAsync(string now, params string[] more) =>
        (await Hub.RunAsync(["housekeeping", "--json", "--now", now, "--set", $"Sources:Directory={Hub.Folder("definitions")}", .. more])).Expect(0);
}
