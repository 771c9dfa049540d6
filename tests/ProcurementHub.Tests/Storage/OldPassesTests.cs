using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class OldPassesTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const int Kept = 30;

    private OldPasses Old => new(Database);

    [SetUp]
    public Task KnownAsync() => Sources.UpsertAsync([new(Source, "Ejemplo", "one")], Now, None);

    [Test]
    public async Task Forget_OldPasses_LeavesTheYoungTheOpenAndTheLastOfTheirSource()
    {
        var old = await RunAsync();
        var begun = Now;
        var early = await RunsAsync(2);
        Now = Now.AddDays(10);
        var late = await RunsAsync(Kept);
        var open = await Sources.StartRunAsync(Source, begun, None);

        var counted = await Old.CountAsync(Now.AddDays(-5), None);
        var forgotten = await Old.ForgetAsync(Now.AddDays(-5), None);

        Assert.That((counted, forgotten), Is.EqualTo((3, 3)));
        Assert.That(await IdsAsync(), Is.EquivalentTo(late.Append(open)).And.Not.SupersetOf(early));
        Assert.That(await Sources.FindingsAsync(old, None), Is.Empty);
        Assert.That(await Old.ForgetAsync(Now.AddDays(1), None), Is.Zero, "the last ones stay, however old");
    }

    [Test]
    public async Task Forget_DiagnosticsOfOvertakenDocuments_LeavesThoseOfTheLatest()
    {
        await DocumentAsync();
        var old = await ReadAsync(1);
        Now = Now.AddDays(10);
        var latest = await ReadAsync(2);

        await Old.ForgetAsync(Now.AddDays(1), None);

        Assert.That(await Documents.DiagnosticsAsync(old, None), Is.Empty);
        Assert.That(await Documents.DiagnosticsAsync(latest, None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Forget_PassThatBroughtADocument_LeavesIt()
    {
        var document = await DocumentAsync();
        var run = (await IdsAsync()).Single();
        await FinishAsync(run);
        Now = Now.AddDays(10);
        await RunsAsync(Kept);

        Assert.That(await Old.ForgetAsync(Now.AddDays(-5), None), Is.Zero);
        Assert.That(await Documents.FindAsync(document, None), Is.Not.Null);
    }

    private async Task<long> ReadAsync(byte content)
    {
        var document = await RecordAsync(Fetched("https://portal.example/list", content));
        await KeepAsync(new DocumentBatch
        {
            SourceId = Source,
            DocumentId = document.Id,
            ObservedAt = Now,
            Result = Read() with { Diagnostics = [new DiagnosticCount { Field = "deadline", Reason = "is not a date", Occurrences = 1, ExamplePosition = "row 1" }] },
        });
        return document.Id;
    }

    private async Task<List<long>> RunsAsync(int times)
    {
        var runs = new List<long>();
        for (var time = 0; time < times; time++)
        {
            Now = Now.AddMinutes(1);
            runs.Add(await RunAsync());
        }

        return runs;
    }

    private async Task<long> RunAsync()
    {
        var run = await Sources.StartRunAsync(Source, Now, None);
        await FinishAsync(run);
        return run;
    }

    private Task FinishAsync(long run) => Sources.FinishRunAsync(
        new FinishedRun(run, RunOutcome.Failed, new RunCounts(), "no answer", Now, null)
        {
            Findings = [new RunFinding { IsFailure = true, Reason = "no answer", Times = 1 }],
        },
        None);

    private async Task<long[]> IdsAsync() => [.. (await Sources.RecentRunsAsync(Source, 100, None)).Select(run => run.Id)];
}
