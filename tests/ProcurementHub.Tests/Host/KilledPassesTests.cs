using System.Globalization;
using ProcurementHub.Demo;
using ProcurementHub.Tests.Demo;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>
/// Kill -9 at random moments of passes. A few times here; tests/kill-passes.sh does it fifty times, or as
/// often as it is told (HUB_KILLS, HUB_SEED).
/// </summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
[NonParallelizable]
public sealed class KilledPassesTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    // At some milliseconds a request: many are killed before the first portion of what they found is kept, as many after it.
    private const int RequestsUntilKilled = 200;
    private const string Pause = "00:00:00.004";

    private static readonly string[] Sources = ["demo-portal", "demo-ocds", "demo-plans"];

    [Test]
    public async Task Passes_KilledAtAnyMoment_EndWithWhatAnUndisturbedPassKeeps()
    {
        var kills = Number("HUB_KILLS") ?? 3;
        var seed = Number("HUB_SEED") ?? Random.Shared.Next(100_000);
        // Enough pages that there are some left at the last kill.
        await using var publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(120 + (kills * 60)), CancellationToken.None);
        var undisturbed = Hub;
        var definitions = Definitions(undisturbed.Folder("definitions"), publisher.Address);
        var whole = await undisturbed.RunAsync(Collect(definitions, publisher));
        Assert.That(whole.ExitCode, Is.Zero, whole.Errors);
        var expected = await KeptData.RowsAsync(undisturbed.Storage);
        var disturbed = await NewHubAsync();

        var dice = new Random(seed);
        var died = 0;
        while (died < kills)
        {
            var until = publisher.Requests + dice.Next(1, RequestsUntilKilled);
            var delay = TimeSpan.FromMilliseconds(dice.Next(0, 40));
            var run = await disturbed.KillAsync(
                async gone =>
                {
                    while (publisher.Requests < until)
                        await Task.Delay(1, gone);
                    await Task.Delay(delay, gone);
                },
                Collect(definitions, publisher));
            // One that was quicker than its murderer has done its work: the next one begins anew.
            died += run is null ? 1 : 0;
            if (run is not null)
                Assert.That(run.ExitCode, Is.Zero, run.Errors);
        }

        for (var pass = 0; pass < 2; pass++)
        {
            var last = await disturbed.RunAsync(Collect(definitions, publisher));
            Assert.That(last.ExitCode, Is.Zero, last.Errors);
        }

        var (open, wentOn) = await KeptData.RunsAsync(disturbed.Storage);
        var kept = await KeptData.RowsAsync(disturbed.Storage);
        TestContext.Out.WriteLine($"{died} passes killed, {wentOn} went on, seed {seed}; {publisher.Requests} requests.");
        Assert.Multiple(() =>
        {
            Assert.That(kept, Is.EqualTo(expected), $"seed {seed}");
            Assert.That(KeptData.Evidence(disturbed.Data), Is.EqualTo(KeptData.Evidence(undisturbed.Data)), $"seed {seed}");
            Assert.That(KeptData.Evidence(disturbed.Data), Has.None.Contains(": "));
            Assert.That(open, Is.Zero);
            // A pass that is killed on its first page begins anew; so many of them are not.
            Assert.That(wentOn, Is.GreaterThan(0).Or.EqualTo(kills < 20 ? wentOn : 1));
        });
    }

    private static string[] Collect(string definitions, MadeUpPublisher publisher) =>
    [
        "collect", .. Sources, "--set", $"Sources:Directory={definitions}",
        "--set", $"Fetch:AllowPrivateAddresses={publisher.Address.Authority}", "--set", $"Fetch:DelayPerHost={Pause}",
    ];

    /// <summary>The shipped definitions of the publisher, at the address that it has now.</summary>
    private static string Definitions(string folder, Uri publisher)
    {
        foreach (var source in Sources)
        {
            var shipped = File.ReadAllText(Path.Combine(Repository.Root, "src", "ProcurementHub.Sources", "Definitions", $"{source}.yml"));
            File.WriteAllText(Path.Combine(folder, $"{source}.yml"), $"{shipped}base: {publisher.GetLeftPart(UriPartial.Authority)}\n");
        }

        return folder;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
