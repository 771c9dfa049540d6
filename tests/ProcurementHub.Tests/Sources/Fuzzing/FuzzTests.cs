using System.Globalization;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>
/// Damaged documents through every reader and the normaliser: nothing escapes but items, none takes a second, and
/// memory stays in proportion. HUB_FUZZ runs that many cases instead (tests/fuzz.sh), HUB_FUZZ_FROM begins at
/// another one: HUB_FUZZ=1 HUB_FUZZ_FROM=4711 is case 4711 alone.
/// </summary>
public sealed class FuzzTests
{
    private const int Usual = 21_000;

    [Test]
    public async Task Readers_OfDamagedDocuments_NeverThrowNorTakeLongNorMuchMemory()
    {
        var corpus = await FuzzCorpus.LoadAsync();
        Assert.That(corpus.Readers, Is.EquivalentTo(ReaderNames.All));
        var run = new FuzzRun(corpus, TestContext.CurrentContext.WorkDirectory);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        run.Run(Setting("HUB_FUZZ_FROM", 1), Setting("HUB_FUZZ", Usual));

        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        foreach (var line in run.Summary())
            await TestContext.Out.WriteLineAsync(line);
        await TestContext.Out.WriteLineAsync($"{kept / 1e6:N1} MB are still held after the run.");
        Assert.That(run.Faults, Is.Empty, () => $"{run.Faults.Count} faults, the first of them: {string.Join("\n\n", run.Faults.Take(3))}");
        // Besides what the run keeps of its cases, for its summary.
        Assert.That(kept, Is.LessThan(50_000_000 + 400L * Setting("HUB_FUZZ", Usual)));
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
