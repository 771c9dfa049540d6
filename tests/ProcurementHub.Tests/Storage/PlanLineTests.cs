using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanLineTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Save_PlanLines_TellsNewChangedAndUnchanged()
    {
        var first = await SaveAsync(Line("1", 100), Line("2", 100), Line("3", 100));
        Now = Now.AddDays(1);
        var second = await SaveAsync(Line("1", 100), Line("2", 250), Line("4", 100), Line("4", 300));

        Assert.That((first.New, first.Changed, first.Unchanged), Is.EqualTo((3, 0, 0)));
        Assert.That((second.New, second.Changed, second.Unchanged), Is.EqualTo((1, 1, 2)));
        var lines = new List<StoredPlanLine>();
        await foreach (var line in new PlanStore(Database).StreamAsync(None))
            lines.Add(line);
        Assert.That(lines.Select(line => (line.NativeId, line.Version, line.Content.Amount.Value)),
            Is.EqualTo(new[] { ("1", 1, (decimal?)100), ("2", 2, 250), ("3", 1, 100), ("4", 1, 300) }));
        Assert.That(lines.Select(line => line.ObservedAt == Now), Is.EqualTo(new[] { false, true, false, true }));
        Assert.That(await new PlanStore(Database).CountAsync(None), Is.EqualTo(4));
    }

    [Test]
    public async Task Save_OlderPlanLine_IsNoNews()
    {
        await SaveAsync(Line("1", 100) with { SourceDate = Now });

        var older = await SaveAsync(Line("1", 900) with { SourceDate = Now.AddDays(-1) });

        Assert.That((older.Changed, older.Unchanged), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Save_OnlyNewsOfAnOldDocument_TakesTheUnknownAndWhatTheSourceDatesLater()
    {
        await SaveAsync(Line("1", 100), Line("2", 100) with { SourceDate = Now });

        var saved = await KeepAsync(
            new ProcurementHub.Storage.Collecting.DocumentBatch
            {
                SourceId = Source,
                DocumentId = await DocumentAsync(),
                ObservedAt = Now.AddDays(1),
                PlanLines = [Line("1", 900), Line("2", 250) with { SourceDate = Now.AddHours(1) }, Line("3", 100)],
                OnlyNews = true,
            });

        Assert.That((saved.New, saved.Changed, saved.Unchanged), Is.EqualTo((1, 1, 1)));
        var amounts = new List<decimal?>();
        await foreach (var line in new PlanStore(Database).StreamAsync(None))
            amounts.Add(line.Content.Amount.Value);
        Assert.That(amounts, Is.EqualTo(new decimal?[] { 100, 250, 100 }));
    }

    [Test]
    public async Task Save_EntityOfPlanAndNotice_IsOne()
    {
        await SaveAsync(Line("1", 100));
        await SaveAsync(Drafts.Notice("A-1"));

        var entities = new EntityStore(Database);
        Assert.That(await entities.CountAsync(None), Is.EqualTo(1));
        var entity = await entities.FindAsync("PE-CONSUCODE", "1042", None);
        Assert.That((await FindAsync("A-1")).Notice.EntityId, Is.EqualTo(entity!.Id));
    }

    private static PlanLineDraft Line(string nativeId, decimal amount) => new(
        Source,
        nativeId,
        new PlanLineContent
        {
            Entity = new EntityReference("PE-CONSUCODE", "1042", "Municipalidad de Echarati"),
            Year = 2026,
            Title = "Combustible",
            Month = 4,
            Amount = Amount.Published(amount, "PEN"),
        },
        SourceDate: null,
        Position: "line " + nativeId);
}
