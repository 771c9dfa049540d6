using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Tests.Storage;

/// <summary>What versions of a plan keep, and when a line that is no longer there counts as taken out.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanEditionTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private PlanVersions Versions => new(Database);

    [Test]
    public async Task Plan_PublishedAnew_KeepsWhatEachVersionHeld()
    {
        await ReadAsync(1, [Line(1), Line(2), Line(3)]);
        await ReadAsync(2, [Line(1), Line(3, month: 7), Line(4)]);

        var plan = await PlanAsync();
        Assert.That(Told(await Versions.EditionsAsync(plan, None)), Is.EqualTo(new[] { (1, 3, 0, 0, PlanEditionDoubt.None), (2, 1, 1, 1, PlanEditionDoubt.None) }));
        Assert.That(await HeldAsync(plan, 1), Is.EqualTo(new[] { ("1", 3), ("2", 3), ("3", 3) }));
        Assert.That(await HeldAsync(plan, 2), Is.EqualTo(new[] { ("1", 3), ("3", 7), ("4", 3) }));
        var changes = await Versions.CompareAsync(plan, 1, 2, None);
        Assert.That(changes.Select(change => (change.Step, (change.After ?? change.Before)!.Reference)),
            Is.EqualTo(new[] { (PlanLineStep.Added, "4"), (PlanLineStep.TakenOut, "2"), (PlanLineStep.Changed, "3") }));
        Assert.That(changes[2].Fields, Is.EqualTo(new[] { PlanLineField.Month }));
        Assert.That(await StandingAsync(), Is.EqualTo(new[] { "1", "3", "4" }));
    }

    [Test]
    public async Task Line_ThatComesBack_StandsAgain()
    {
        await ReadAsync(1, [Line(1), Line(2)]);
        await ReadAsync(2, [Line(1)]);
        var without = await StandingAsync();
        await ReadAsync(3, [Line(1), Line(2)]);

        Assert.That(without, Is.EqualTo(new[] { "1" }));
        Assert.That(await StandingAsync(), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(Told(await Versions.EditionsAsync(await PlanAsync(), None)), Is.EqualTo(new[]
        {
            (1, 2, 0, 0, PlanEditionDoubt.None), (2, 0, 1, 0, PlanEditionDoubt.None), (3, 1, 0, 0, PlanEditionDoubt.None),
        }));
    }

    [Test]
    public async Task SamePlanReadAgain_IsNoVersion()
    {
        await ReadAsync(1, [Line(1), Line(2)]);
        await ReadAsync(2, [Line(1), Line(2)]);

        Assert.That(await Versions.EditionsAsync(await PlanAsync(), None), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Document_OfASourceThatGivesPlansInParts_TakesNothingOut()
    {
        await ReadAsync(1, [Line(1), Line(2)], isWhole: false);
        await ReadAsync(2, [Line(1, month: 9)], isWhole: false);

        Assert.That(await StandingAsync(), Is.EqualTo(new[] { "1", "2" }));
        Assert.That((await Versions.EditionsAsync(await PlanAsync(), None)).Select(edition => edition.Doubt), Is.All.EqualTo(PlanEditionDoubt.Parts));
    }

    [Test]
    public async Task Document_WithRecordsThatCouldNotBeRead_TakesNothingOut()
    {
        await ReadAsync(1, [Line(1), Line(2)]);
        await ReadAsync(2, [Line(1)], rejected: 1);

        Assert.That(await StandingAsync(), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(Told(await Versions.EditionsAsync(await PlanAsync(), None))[^1], Is.EqualTo((2, 0, 0, 0, PlanEditionDoubt.Rejected)));
    }

    [Test]
    public async Task Document_ThatBrokeOff_TakesNothingOut_AndItsNextReadingGoesOnWithTheVersion()
    {
        await ReadAsync(1, [Line(1), Line(2), Line(3)]);
        var document = await RecordAsync(Fetched("https://portal.example/plan", 2));
        await KeepAsync(Batch(document, [Line(1, month: 8)]));
        var brokenOff = await StandingAsync();
        var open = (await Versions.EditionsAsync(await PlanAsync(), None))[^1];
        Now = Now.AddHours(1);
        await KeepAsync(Batch(document, [Line(1, month: 8)]));
        await KeepAsync(Batch(document, [Line(2)]) with { Result = Read(2) with { PlanLines = 2 } });

        Assert.That(brokenOff, Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That((open.Number, open.ClosedAt), Is.EqualTo((2, (DateTimeOffset?)null)));
        Assert.That(await StandingAsync(), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(Told(await Versions.EditionsAsync(await PlanAsync(), None))[^1], Is.EqualTo((2, 0, 1, 1, PlanEditionDoubt.None)));
    }

    [Test]
    public async Task Document_WithLessThanHalfOfTheLines_IsDoubted()
    {
        await ReadAsync(1, [.. Enumerable.Range(1, 12).Select(number => Line(number))]);
        await ReadAsync(2, [.. Enumerable.Range(1, 5).Select(number => Line(number))]);

        Assert.That(await StandingAsync(), Has.Count.EqualTo(12));
        Assert.That(Told(await Versions.EditionsAsync(await PlanAsync(), None))[^1], Is.EqualTo((2, 0, 0, 0, PlanEditionDoubt.Shrunk)));
    }

    [Test]
    public async Task OlderVersion_ReadLater_TakesNothingOutAndBringsNothingBack()
    {
        await ReadAsync(1, [Line(1), Line(2)], sourceDate: Now.AddDays(-1));
        await ReadAsync(2, [Line(1, month: 1), Line(3)], sourceDate: Now.AddDays(-9));

        Assert.That(await StandingAsync(), Is.EqualTo(new[] { "1", "2" }));
        Assert.That((await Versions.EditionsAsync(await PlanAsync(), None))[^1].Doubt, Is.EqualTo(PlanEditionDoubt.Older));
    }

    [Test]
    public async Task Plans_OfTwoEntitiesInOneDocument_AreApart()
    {
        await ReadAsync(1, [Line(1), Line(2), Line(1, entity: "77"), Line(2, entity: "77")]);
        await ReadAsync(2, [Line(1), Line(1, entity: "77"), Line(2, entity: "77")]);

        Assert.That(Told(await Versions.EditionsAsync(await PlanAsync(), None)), Has.Length.EqualTo(2));
        Assert.That(Told(await Versions.EditionsAsync(await PlanAsync("77"), None)), Is.EqualTo(new[] { (1, 2, 0, 0, PlanEditionDoubt.None) }));
    }

    [Test]
    public async Task Lines_KeptBeforeThereWereVersions_AreTakenInBeforeTheNextDocument()
    {
        await ReadAsync(1, [Line(1), Line(2)]);
        foreach (var table in new[] { "plan_line_version", "plan_edition", "plan_line_state", "plan_line_term", "plan_line_sector", "plan_line_region", "annual_plan" })
            await Database.RunAsync($"DELETE FROM {table}", null, None);
        await Database.RunAsync("INSERT INTO plan_backlog (line_id) SELECT id FROM plan_line", null, None);

        await ReadAsync(2, [Line(1)]);

        Assert.That(Told(await Versions.EditionsAsync(await PlanAsync(), None)), Is.EqualTo(new[]
        {
            (1, 2, 0, 0, PlanEditionDoubt.Before), (2, 0, 1, 0, PlanEditionDoubt.None),
        }));
        Assert.That(await FoundAsync(new PlanLineFilter { Query = KeywordQuery.Parse("combustible").Value }), Is.EqualTo(new[] { "1" }));
    }

    private async Task ReadAsync(byte content, PlanLineDraft[] lines, bool isWhole = true, int rejected = 0, DateTimeOffset? sourceDate = null)
    {
        await DocumentAsync();
        Now = Now.AddDays(1);
        var document = await RecordAsync(Fetched("https://portal.example/plan", content));
        var dated = lines.Select(line => line with { SourceDate = sourceDate }).ToArray();
        await KeepAsync(Batch(document, dated) with
        {
            PlansAreWhole = isWhole,
            Result = Read(lines.Length + rejected) with { PlanLines = lines.Length, Rejected = rejected, SourceDate = sourceDate },
        });
    }

    private DocumentBatch Batch(DocumentRow document, PlanLineDraft[] lines) =>
        new() { SourceId = Source, DocumentId = document.Id, ObservedAt = Now, PlanLines = lines, PlansAreWhole = true };

    private async Task<long> PlanAsync(string entity = "1042")
    {
        var body = await new EntityBodies(Database).FindAsync(new EntityIdentifier("PE-CONSUCODE", entity), None);
        return (await Versions.PlansAsync(body!.Ids, 2026, None)).Single().Id;
    }

    private Task<List<string>> StandingAsync() => FoundAsync(new PlanLineFilter());

    private async Task<List<string>> FoundAsync(PlanLineFilter filter) =>
        [.. (await new PlanLineList(Database).SearchAsync(filter, 0, 100, None)).Lines.Select(line => line.Content.Reference!).Order(StringComparer.Ordinal)];

    private async Task<List<(string?, int?)>> HeldAsync(long plan, int edition) =>
        [.. (await Versions.LinesAsync(plan, edition, None)).Select(line => (line.Content.Reference, line.Content.Month)).Order()];

    private static (int, int, int, int, PlanEditionDoubt)[] Told(IReadOnlyList<PlanEditionRow> editions) =>
        [.. editions.Select(edition => (edition.Number, edition.Added, edition.TakenOut, edition.Changed, edition.Doubt))];

    private static PlanLineDraft Line(int number, int month = 3, string entity = "1042") => new(
        Source,
        $"{entity}/2026/{number}",
        new PlanLineContent
        {
            Entity = new EntityReference("PE-CONSUCODE", entity, "Municipalidad de Echarati"),
            Year = 2026,
            Reference = $"{number}",
            Title = $"Combustible {number}",
            Month = month,
            Amount = Amount.Published(100, "PEN"),
        },
        SourceDate: null,
        Position: $"line {number}");
}
