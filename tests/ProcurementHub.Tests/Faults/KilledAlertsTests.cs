using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ProcurementHub.Tests.Host;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// Kill -9 at random moments of matching and composing, held against a run that nobody disturbed. A few times here;
/// tests/faults/kill-sending.sh does it as often as it is told (HUB_KILLS, HUB_SEED).
/// </summary>
[NonParallelizable]
public sealed partial class KilledAlertsTests
{
    private static readonly string[] Match = ["match", "--now", AlertedHub.Text(AlertedHub.Collected)];

    [Test]
    public async Task MatchingAndComposing_KilledAtAnyMoment_LoseNoMatchAndTellNoneTwice()
    {
        var kills = FaultSettings.Kills(6);
        using var alerted = await AlertedHub.StartAsync(notices: 300, subscribers: kills < 20 ? 400 : 1500, everything: false);
        var start = Path.Combine(alerted.Hub.Folder("start"), "hub.db");
        alerted.Keep(start);

        var matching = Stopwatch.StartNew();
        (await alerted.Hub.RunAsync(Match)).Expect(0);
        matching.Stop();
        var composing = Stopwatch.StartNew();
        await alerted.Hub.RunAsync(AlertedHub.Compose(AlertedHub.Collected.AddMinutes(1)));
        composing.Stop();
        await ComposeNextDayAsync(alerted);
        var expected = Told(alerted);

        var dice = new Random(FaultSettings.Seed);
        var (matchKills, composeKills, rounds) = (0, 0, 0);
        while (matchKills + composeKills < kills)
        {
            alerted.Restore(start);
            rounds++;
            matchKills += await KillUntilDoneAsync(alerted, dice, matching.Elapsed, _ => Match);
            composeKills += await KillUntilDoneAsync(
                alerted, dice, composing.Elapsed, attempt => AlertedHub.Compose(AlertedHub.Collected.AddMinutes(1).AddSeconds(attempt)));
            await ComposeNextDayAsync(alerted);

            var told = Told(alerted);
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

    /// <returns>How often it was killed before it was through.</returns>
    private static async Task<int> KillUntilDoneAsync(AlertedHub alerted, Random dice, TimeSpan usual, Func<int, string[]> arguments)
    {
        for (var killed = 0; ; killed++)
        {
            // Its first third is the start of the program.
            var moment = usual * (0.3 + (0.9 * dice.NextDouble()));
            var run = await alerted.Hub.KillAsync(gone => Task.Delay(moment, gone), arguments(killed));
            if (run is not null)
                return killed;
        }
    }

    // What was told twice would be so by now: in a mail of the next day, beside what it reminds of in the other run too.
    private static Task<HubRun> ComposeNextDayAsync(AlertedHub alerted) =>
        alerted.Hub.RunAsync(AlertedHub.Compose(AlertedHub.Collected.AddDays(1)));

    private static (List<string> Matches, List<string> Items) Told(AlertedHub alerted)
    {
        using var connection = alerted.Open();
        var matches = Rows(connection, """
            SELECT u.email || ' ' || n.source_id || ' ' || n.native_id || ' ' || v.number || ' ' || m.reasons || ' ' || (m.digest_id IS NOT NULL)
            FROM notice_match AS m JOIN subscription AS s ON s.id = m.subscription_id JOIN subscriber AS u ON u.id = s.subscriber_id
                JOIN notice AS n ON n.id = m.notice_id JOIN notice_version AS v ON v.id = m.version_id
            """);
        var items = Rows(connection, "SELECT m.recipient || '/' || m.period || ' ' || b.text FROM outbox_mail AS m JOIN outbox_body AS b ON b.mail_id = m.id")
            .SelectMany(mail => Notice().Matches(mail).Select(link => $"{mail[..mail.IndexOf(' ', StringComparison.Ordinal)]} {link.Value}"))
            .Order(StringComparer.Ordinal).ToList();
        return (matches, items);
    }

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    [GeneratedRegex(@"https?://\S+/notices/\S+")]
    private static partial Regex Notice();
}
