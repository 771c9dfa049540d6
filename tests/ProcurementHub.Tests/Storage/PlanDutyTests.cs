using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanDutyTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private PlanDutyStore Duty => new(Database);

    [SetUp]
    public Task SourceAsync() => DocumentAsync();

    [Test]
    public async Task Save_Publications_TellsNewChangedAndUnchanged()
    {
        var first = await SaveAsync([Publication("a.xlsx", "1"), Publication("b.xlsx", "2")], []);
        Now = Now.AddDays(1);
        var second = await SaveAsync([Publication("a.xlsx", "1"), Publication("b.xlsx", "3"), Publication("c.xlsx", "4"), Publication("c.xlsx", "4")], []);

        Assert.That((first.New, first.Changed, first.Unchanged), Is.EqualTo((2, 0, 0)));
        Assert.That((second.New, second.Changed, second.Unchanged), Is.EqualTo((1, 1, 2)));
        var kept = await Duty.ListPublishedAsync(2023, None);
        Assert.That(kept.Select(row => (row.FileName, row.ExternalId, row.FirstSeenAt == Now)),
            Is.EqualTo(new[] { ("a.xlsx", "1", false), ("b.xlsx", "3", false), ("c.xlsx", "4", true) }));
        Assert.That(kept.Select(row => row.PublishedAt), Is.All.EqualTo(Published));
        Assert.That(await Duty.ListPublishedAsync(2022, None), Is.Empty);
    }

    [Test]
    public async Task Listed_WithAndWithoutAPlan_AreToldApart()
    {
        await SaveAsync([Publication("a.xlsx", "1")], [Listed("1", "1"), Listed("2", "2"), Listed("3", "3"), Listed("4", null)]);
        await SaveAsync(Line("2", 2023), Line("3", 2022));

        var rows = await Duty.ListListedAsync(2023, Source, None);

        Assert.That(rows.Select(row => (row.NativeId, row.State, row.PlanLines)), Is.EqualTo(new[]
        {
            ("1", PlanState.Published, 0), ("2", PlanState.Published, 1), ("3", PlanState.Missing, 0), ("4", PlanState.CannotTell, 0),
        }));
        Assert.That(rows[0].FirstPublishedAt, Is.EqualTo(Published));
        Assert.That((rows[1].Sector, rows[1].RegionCode, rows[1].Scheme), Is.EqualTo(("Salud", "CO", "CO-NIT")));
    }

    [Test]
    public async Task Listed_BeforeAnyPlanOfTheirKindIsRead_CannotBeTold()
    {
        await SaveAsync([], [Listed("1", "1")]);
        await SaveAsync(Line("1", 2023, scheme: "PE-RUC"));

        Assert.That((await Duty.ListListedAsync(2023, null, None)).Single().State, Is.EqualTo(PlanState.CannotTell));
    }

    [Test]
    public async Task Listed_WhoIsNoLongerInTheList_IsLeftOut()
    {
        await SaveAsync([], [Listed("1", "1"), Listed("2", "2")]);
        Now = Now.AddDays(1);
        await SaveAsync([], [Listed("2", "2"), Listed("3", "3")]);

        Assert.That((await Duty.ListListedAsync(2023, Source, None)).Select(row => row.NativeId), Is.EqualTo(new[] { "2", "3" }));
    }

    [Test]
    public async Task Published_ByAnEntityWithoutAnId_HasTheLinesOfItsName()
    {
        await SaveAsync([Publication("a.xlsx", null)], []);
        await SaveAsync(Line(null, 2023), Line(null, 2023, "otra"));

        Assert.That((await Duty.ListPublishedAsync(null, None)).Single().PlanLines, Is.EqualTo(1));
    }

    [Test]
    public async Task Save_OldListReadAgain_SaysNothingOfWhoStandsInTheNewOne()
    {
        var (old, fetched) = (await RecordAsync(Fetched("https://portal.example/1", 1)), Now);
        await KeepAsync(Batch(old.Id) with { ListedEntities = [Listed("1", "1"), Listed("2", "2")] });
        Now = Now.AddDays(1);
        var young = await RecordAsync(Fetched("https://portal.example/1", 2));
        await KeepAsync(Batch(young.Id) with { ListedEntities = [Listed("2", "2"), Listed("3", "3")] });
        Now = Now.AddDays(1);

        var again = await KeepAsync(Batch(old.Id) with
        {
            ListedEntities = [Listed("1", "1"), Listed("2", "9"), Listed("4", "4")], OnlyNews = true, SaidAt = fetched,
        });

        Assert.That((again.New, again.Changed), Is.EqualTo((1, 0)));
        var listed = await Duty.ListListedAsync(2023, Source, None);
        Assert.That(listed.Select(row => (row.NativeId, row.ExternalId)), Is.EqualTo(new[] { ("2", "2"), ("3", "3") }));
    }

    [Test]
    public async Task Save_OneOfTwoListsReadAgain_AddsWhoWasRejectedAndMendsWhatRestsOnIt()
    {
        var (first, fetched) = (await RecordAsync(Fetched("https://portal.example/1", 1)), Now);
        await KeepAsync(Batch(first.Id) with { ListedEntities = [Listed("1", "1"), Listed("2", "2")] });
        var second = await RecordAsync(Fetched("https://portal.example/2", 2));
        await KeepAsync(Batch(second.Id) with { ListedEntities = [Listed("3", "3")] });
        Now = Now.AddDays(1);

        await KeepAsync(Batch(first.Id) with
        {
            ListedEntities = [Listed("1", "1"), Listed("2", "9"), Listed("4", "4")], OnlyNews = true, SaidAt = fetched,
        });

        var listed = await Duty.ListListedAsync(2023, Source, None);
        Assert.That(listed.Select(row => (row.NativeId, row.ExternalId)), Is.EqualTo(new[] { ("1", "1"), ("2", "9"), ("3", "3"), ("4", "4") }));
    }

    [Test]
    public async Task Save_OldRegisterReadAgain_LeavesWhatANewOneSays()
    {
        await RecordAsync(Fetched("https://portal.example/1", 1));
        var old = await RecordAsync(Fetched("https://portal.example/register", 1));
        await KeepAsync(Batch(old.Id) with { PlanPublications = [Publication("a.xlsx", "1")] });
        await SaveAsync([Publication("a.xlsx", "2")], []);
        Now = Now.AddDays(1);

        var again = await KeepAsync(Batch(old.Id) with { PlanPublications = [Publication("a.xlsx", "1"), Publication("b.xlsx", "1")], OnlyNews = true, SaidAt = Now.AddDays(-1) });

        Assert.That((again.New, again.Changed, again.Unchanged), Is.EqualTo((1, 0, 1)));
        var kept = await Duty.ListPublishedAsync(2023, None);
        Assert.That(kept.Select(row => (row.FileName, row.ExternalId, row.DocumentId == old.Id)), Is.EqualTo(new[] { ("a.xlsx", "2", false), ("b.xlsx", "1", true) }));
    }

    private DocumentBatch Batch(long document) => new() { SourceId = Source, DocumentId = document, ObservedAt = Now };

    private static DateTimeOffset Published { get; } = new(2023, 7, 24, 5, 0, 0, TimeSpan.Zero);

    private async Task<BatchResult> SaveAsync(IReadOnlyList<PlanPublicationDraft> plans, IReadOnlyList<ListedEntityDraft> listed) =>
        await KeepAsync(
            new DocumentBatch { SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now, PlanPublications = plans, ListedEntities = listed });

    private static EntityReference Entity(string? id, string? name = null, string scheme = "CO-NIT") =>
        new(id is null ? null : scheme, id, name ?? $"Entidad {id}");

    private static PlanPublicationDraft Publication(string file, string? entity) => new(
        Source, file, new PlanPublication { Entity = Entity(entity), Year = 2023, Published = Published, Document = file }, "row 2");

    private static ListedEntityDraft Listed(string nativeId, string? entity) => new(
        Source, nativeId, new ListedEntity { Entity = Entity(entity, "Entidad " + nativeId), Sector = "Salud", Region = "CO" }, "line " + nativeId);

    private static PlanLineDraft Line(string? entity, int year, string? name = null, string scheme = "CO-NIT") => new(
        Source, $"{entity ?? name}/{year}/1", new PlanLineContent { Entity = Entity(entity, name, scheme), Year = year, Title = "Tóner", Amount = Amount.NotGiven }, null, "row 3");
}
