using System.Diagnostics;
using ProcurementHub.Tests.Host;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Faults;

/// <summary>
/// Kill -9 at random moments of sending, over a real SMTP server that counts. A few times here; tests/faults/kill-sending.sh
/// does it a hundred times over 5,000 digests (HUB_KILLS, HUB_SEED).
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
[NonParallelizable]
public sealed class KilledSendingTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const int DigestsPerKill = 50;
    private const int Connections = 16;

    // What a worker that was killed had taken comes back after its lease.
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromMinutes(13);

    [Test]
    public async Task Sending_KilledAtAnyMoment_ReachesEverybodyAndRepeatsNoMoreThanOnceAKill()
    {
        var kills = FaultSettings.Kills(3);
        var digests = kills * DigestsPerKill;
        using var server = await CountingServer.StartAsync();
        await AlertedHub.FillAsync(Hub, notices: 12, digests, everything: true);
        (await Hub.RunAsync("match", "--now", AlertedHub.Text(AlertedHub.Collected))).Expect(0);
        var now = AlertedHub.Collected;
        var composed = await Hub.RunAsync(AlertedHub.Compose(now));
        Assert.That(composed["digests"], Is.EqualTo(digests), composed.Errors);

        var dice = new Random(FaultSettings.Seed);
        var (died, runs) = (0, 0);
        var atKills = new List<int>();
        while (died < kills)
        {
            now += BetweenRuns;
            runs++;
            Assert.That(runs, Is.LessThan(3 * kills + 10), "the mails are through, and kills are left");
            var until = server.Count + dice.Next(1, DigestsPerKill * 4 / 5);
            var run = await Hub.KillAsync(
                async gone =>
                {
                    while (server.Count < until)
                        await Task.Delay(1, gone);
                    // Several mails on, so that the moment does not hang on an arrival.
                    await Pause(TimeSpan.FromMilliseconds(dice.NextDouble() * 20), gone);
                },
                AlertedHub.Send(now, server.Port, Connections));
            died += run is null ? 1 : 0;
            atKills.Add(server.Count);
        }

        var watch = Stopwatch.StartNew();
        var before = server.Count;
        now += BetweenRuns;
        var last = (await Hub.RunAsync(AlertedHub.Send(now, server.Port, Connections))).Expect(0);
        now += BetweenRuns;
        var after = (await Hub.RunAsync(AlertedHub.Send(now, server.Port, Connections))).Expect(0);

        var taken = server.Taken();
        var byRecipient = taken.ToLookup(mail => mail.Recipient);
        var repeats = taken.Count - byRecipient.Count;
        TestContext.Out.WriteLine(
            $"{digests} digests, {Connections} connections, {died} kills (seed {FaultSettings.Seed}): {taken.Count} mails taken, {byRecipient.Count} recipients, "
            + $"{repeats} repeats ({repeats / (double)died:0.00} a kill), {taken.Sum(mail => (long)mail.Bytes) / taken.Count} bytes a mail; "
            + $"the last pass sent {last["sent"]} within {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.Multiple(() =>
        {
            Assert.That(byRecipient, Has.Count.EqualTo(digests), "each got its digest");
            Assert.That(repeats, Is.LessThanOrEqualTo(died));
            Assert.That(byRecipient.Select(mails => mails.Select(mail => mail.MessageId).Distinct().Count()), Has.All.EqualTo(1), "repeats keep their Message-ID");
            Assert.That(taken.Select(mail => mail.MessageId).Distinct().Count(), Is.EqualTo(digests), "no two mails share one");
            Assert.That(after["sent"], Is.Zero);
            Assert.That(server.Count, Is.EqualTo(before + last["sent"]));
        });
    }

    // Task.Delay knows whole milliseconds of its own choice only.
    private static async Task Pause(TimeSpan pause, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < pause)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
