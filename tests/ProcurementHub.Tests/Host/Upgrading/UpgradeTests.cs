using System.IO.Compression;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Host.Upgrading;

/// <summary>
/// A database of the first hub that ran, with nine migrations and two days of its demonstration: 95 notices, 8 firms, two
/// mails that wait. notices-0009.jsonl is what that hub itself exported of it. That first hub had no other engine.
/// </summary>
public sealed class UpgradeTests
{
    private const string Now = "2026-05-05T12:00:00-05:00";

    private readonly HubProcess hub = new();
    private IReadOnlyList<(string Id, long Bytes)> waiting = [];
    private IReadOnlyList<string> firms = [];
    private HubRun migrated = null!;

    [OneTimeSetUp]
    public async Task UpgradeAsync()
    {
        Directory.CreateDirectory(hub.Data);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(hub.Data, "hub.db")};Pooling=False"))
        {
            await connection.ExecuteAsync(await TextAsync("hub-0009.sql.gz"));
            waiting = [.. await connection.QueryAsync<(string, long)>("SELECT message_id, LENGTH(html_body) + LENGTH(text_body) FROM outbox_message WHERE state = 0")];
            firms = [.. await connection.QueryAsync<string>("SELECT email FROM subscriber")];
        }

        migrated = (await hub.RunAsync("migrate", "--json")).Expect(0);
    }

    [OneTimeTearDown]
    public void Clean() => hub.Dispose();

    [Test]
    public void Migrate_AppliesAllThatCameSince() => Assert.That(
        migrated.Rows.Select(row => row.GetProperty("applied").GetString()),
        Is.EqualTo(Migration.Of("Sqlite").Select(migration => migration.Name).Where(name => string.CompareOrdinal(name, "0010") >= 0)));

    [Test]
    public async Task Notices_AreWhatTheFirstHubSaidThatTheyAre()
    {
        var before = Lines(await TextAsync("notices-0009.jsonl.gz"));
        var after = Lines((await hub.RunAsync("export", "notices")).Expect(0).Output);

        Assert.That(after.Keys, Is.EquivalentTo(before.Keys).And.Count.EqualTo(95));
        Assert.Multiple(() =>
        {
            foreach (var (key, notice) in before)
            {
                foreach (var field in notice.EnumerateObject())
                    Assert.That(after[key].GetProperty(field.Name).GetRawText(), Is.EqualTo(field.Value.GetRawText()), $"{key}: {field.Name}");
            }
        });
    }

    [Test]
    public async Task Firms_AreAllStillThere()
    {
        var csv = (await hub.RunAsync("subscribers", "export")).Expect(0).Output;

        Assert.That(firms, Has.Count.EqualTo(8).And.All.Matches<string>(email => csv.Contains(email!, StringComparison.Ordinal)));
    }

    [Test]
    public async Task Mails_ThatWaited_GoOutUnderTheirIdsAndNothingIsToldAgain()
    {
        var matched = (await hub.RunAsync("match", "--json", "--now", Now)).Expect(0);
        (await hub.RunAsync("digests", "send", "--now", Now)).Expect(0);

        var mails = Directory.GetFiles(Path.Combine(hub.Data, "mail"), "*.eml").Select(File.ReadAllText).ToList();
        Assert.That(matched["matches"], Is.Zero);
        Assert.That(waiting, Has.Count.EqualTo(2));
        Assert.That(mails, Has.Count.EqualTo(2));
        Assert.That(waiting, Is.All.Matches<(string Id, long Bytes)>(
            old => mails.Any(mail => mail.Contains(old.Id, StringComparison.Ordinal) && mail.Length > old.Bytes)), "each whole");
    }

    [Test]
    public async Task Figures_AreCountedFromTheOldRows()
    {
        var lines = (await hub.RunAsync("export", "lead-time", "--by", "source", "--format", "csv", "--now", Now)).Expect(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var counted = lines.Skip(1).Sum(line => int.Parse(line.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture));

        Assert.That(counted, Is.EqualTo(95), string.Join('\n', lines));
        // The first hub read no winners: of what was awarded then nothing is known, and that is what is said.
        Assert.That(lines[0], Does.EndWith(",awarded,awarded_with_size,winners,winners_with_size,small_winners"));
        Assert.That(lines.Skip(1), Has.All.EndsWith(",0,0,0,0"));
    }

    private static Dictionary<string, JsonElement> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(notice => notice.GetProperty("key").GetString()!, StringComparer.Ordinal);

    private static async Task<string> TextAsync(string name)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Host", "Upgrading", name));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        return await reader.ReadToEndAsync();
    }
}
