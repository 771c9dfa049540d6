using System.Diagnostics;
using System.Text.RegularExpressions;
using ProcurementHub.Storage;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// Kill -9 at random moments of matching and composing, held against a run that nobody disturbed. A few times here;
/// tests/faults/kill-sending.sh does it as often as it is told (HUB_KILLS, HUB_SEED).
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
[NonParallelizable]
public sealed partial class KilledAlertsTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly string[] Match = ["match", "--now", AlertedHub.Text(AlertedHub.Collected)];

    [Test]
    public async Task MatchingAndComposing_KilledAtAnyMoment_LoseNoMatchAndTellNoneTwice()
    {
        var kills = FaultSettings.Kills(6);
        using var start = await AlertedHub.StartAsync(notices: 300, subscribers: kills < 20 ? 400 : 1500, everything: false);
        await RestoreAsync(start);

        var matching = Stopwatch.StartNew();
        (await Hub.RunAsync(Match)).Expect(0);
        matching.Stop();
        var composing = Stopwatch.StartNew();
        await Hub.RunAsync(AlertedHub.Compose(AlertedHub.Collected.AddMinutes(1)));
        composing.Stop();
        await ComposeNextDayAsync();
        var expected = await ToldAsync();

        var dice = new Random(FaultSettings.Seed);
        var (matchKills, composeKills, rounds) = (0, 0, 0);
        while (matchKills + composeKills < kills)
        {
            await RestoreAsync(start);
            rounds++;
            matchKills += await KillUntilDoneAsync(dice, matching.Elapsed, _ => Match);
            composeKills += await KillUntilDoneAsync(
                dice, composing.Elapsed, attempt => AlertedHub.Compose(AlertedHub.Collected.AddMinutes(1).AddSeconds(attempt)));
            await ComposeNextDayAsync();

            var told = await ToldAsync();
            Assert.Multiple(() =>
            {
                Assert.That(told.Matches, Is.EqualTo(expected.Matches), $"seed {FaultSettings.Seed}, round {rounds}");
                Assert.That(told.Items, Is.EqualTo(expected.Items), $"seed {FaultSettings.Seed}, round {rounds}");
            });
        }

        TestContext.Out.WriteLine(
            $"{matchKills} kills while matching, {composeKills} while composing, in {rounds} rounds (seed {FaultSettings.Seed}): each time "
            + $"{expected.Matches.Count} matches and {expected.Items.Count} items in mails, as undisturbed ({matching.Elapsed.TotalSeconds:0.0} s and {composing.Elapsed.TotalSeconds:0.0} s).");
        Assert.That(expected.Items, Is.Not.Empty);
        Assert.That(expected.Items, Is.Unique, "no mail has a notice twice");
    }

    /// <summary>A new hub on the engine, with all that was there before anything was matched.</summary>
    private async Task RestoreAsync(AlertedHub start)
    {
        await NewHubAsync();
        (await Hub.RunAsync("migrate", "--copy-from", $"sqlite:{start.Database}")).Expect(0);
    }

    /// <returns>How often it was killed before it was through.</returns>
    private async Task<int> KillUntilDoneAsync(Random dice, TimeSpan usual, Func<int, string[]> arguments)
    {
        for (var killed = 0; ; killed++)
        {
            // Its first third is the start of the program.
            var moment = usual * (0.3 + (0.9 * dice.NextDouble()));
            var run = await Hub.KillAsync(gone => Task.Delay(moment, gone), arguments(killed));
            if (run is not null)
                return killed;
        }
    }

    // What was told twice would be so by now: in a mail of the next day, beside what it reminds of in the other run too.
    private Task<HubRun> ComposeNextDayAsync() =>
        Hub.RunAsync(AlertedHub.Compose(AlertedHub.Collected.AddDays(1)));

    private async Task<(List<string> Matches, List<string> Items)> ToldAsync()
    {
        var matches = await RowsAsync("""
            SELECT u.email, n.source_id, n.native_id, v.number, m.reasons, CASE WHEN m.digest_id IS NULL THEN 0 ELSE 1 END
            FROM notice_match AS m JOIN subscription AS s ON s.id = m.subscription_id JOIN subscriber AS u ON u.id = s.subscriber_id
                JOIN notice AS n ON n.id = m.notice_id JOIN notice_version AS v ON v.id = m.version_id
            """);
        var items = (await RowsAsync("SELECT m.recipient, m.period, b.text FROM outbox_mail AS m JOIN outbox_body AS b ON b.mail_id = m.id"))
            .SelectMany(mail => Notice().Matches(mail).Select(link => $"{mail[..mail.IndexOf(' ', StringComparison.Ordinal)]} {link.Value}"))
            .Order(StringComparer.Ordinal).ToList();
        return (matches, items);
    }

    private async Task<List<string>> RowsAsync(string query)
    {
        await using var connection = await HubDatabase.For(Hub.Storage).OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    [GeneratedRegex(@"https?://\S+/notices/\S+")]
    private static partial Regex Notice();
}
