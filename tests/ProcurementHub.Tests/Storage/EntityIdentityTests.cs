using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Tests.Jobs;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class EntityIdentityTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private EntityStore Entities => new(Database);

    private EntityMerges Merges => new(Database, new HandMovedClock(() => Now));

    [SetUp]
    public Task SourceAsync() => DocumentAsync();

    [Test]
    public async Task List_SaysThatTwoAreOne_JoinsWhatNoticesNamedBefore()
    {
        await SaveAsync(Drafts.Notice("1"), Drafts.Notice("2", content => content with { Entity = new("PE-RUC", "20", "Municipalidad de Echarati") }));

        await ListAsync(Listed("20", "1042"));

        var body = (await Entities.SearchAsync("PE-RUC:20", 0, 10, None)).Single();
        Assert.That(body.Identifiers.Select(identifier => identifier.ToString()), Is.EqualTo(new[] { "PE-CONSUCODE:1042", "PE-RUC:20" }));
        Assert.That((body.Name, body.Notices), Is.EqualTo(("Municipalidad 20", 2)));
        Assert.That(body.Names.Select(name => name.Name),
            Is.EquivalentTo(new[] { "MUNICIPALIDAD DISTRITAL DE ECHARATI", "Municipalidad de Echarati", "Municipalidad 20", "Municipalidad 20" }));
        Assert.That(await Notices.CountAsync(new NoticeFilter { EntityId = body.Id }, None), Is.EqualTo(2));
        var merged = (await Entities.FindAsync("PE-RUC", "20", None))!;
        Assert.That(merged.SurvivorId, Is.EqualTo(body.Id).And.Not.EqualTo(merged.Id));
        Assert.That(await Notices.CountAsync(new NoticeFilter { EntityId = merged.Id }, None), Is.EqualTo(2), "its own id still leads there");
    }

    [TestCase("echarati", 1)]
    [TestCase("Municipalidad ECHARÁTI", 1)]
    [TestCase("1042", 1)]
    [TestCase("PE-CONSUCODE:1042", 1)]
    [TestCase("PE-RUC:1042", 0)]
    [TestCase("echarati wanchaq", 0)]
    [TestCase("", 0)]
    public async Task Search_ByNameAliasOrIdentifier_FindsTheBodyOnce(string query, int found)
    {
        await SaveAsync(Drafts.Notice("1"));
        await ListAsync(Listed("20", "1042"));

        Assert.That(await Entities.SearchAsync(query, 0, 10, None), Has.Count.EqualTo(found));
    }

    [Test]
    public async Task List_SaysOneOfTwo_JoinsNeitherAndTells()
    {
        await ListAsync(Listed("20", "1042"), Listed("21", "1042"), Listed("22", "7"));

        var doubted = await Entities.InConflictAsync(0, 10, None);
        Assert.That(doubted.Select(body => string.Join(' ', body.Identifiers)), Is.EquivalentTo(new[] { "PE-CONSUCODE:1042", "PE-RUC:20", "PE-RUC:21" }));
        Assert.That(doubted.SelectMany(body => body.Links).Select(link => link.InConflict), Is.All.True);
        var counts = await Entities.CountsAsync(None);
        Assert.That((counts.Identifiers, counts.Bodies, counts.Merged, counts.InConflict), Is.EqualTo((5, 4, 1, 3)));
    }

    [Test]
    public async Task List_TakesItsWordBack_PartsThem()
    {
        await ListAsync(Listed("20", "1042"), Listed("21", "1042"));
        Now = Now.AddDays(1);

        await ListAsync(Listed("21", "8"));

        Assert.That((await Entities.SearchAsync("PE-RUC:20", 0, 1, None)).Single().Identifiers, Has.Count.EqualTo(2));
        var links = (await Entities.SearchAsync("PE-RUC:21", 0, 1, None)).Single().Links;
        Assert.That(links.Select(link => (link.Other.Id, link.EndedAt is null)), Is.EqualTo(new[] { ("1042", false), ("8", true) }));
    }

    [Test]
    public async Task Split_IsNotUndoneByTheList_AndMergeTakesItBack()
    {
        await ListAsync(Listed("20", "1042"));
        var (ruc, code) = ((await Entities.FindAsync("PE-RUC", "20", None))!, (await Entities.FindAsync("PE-CONSUCODE", "1042", None))!);

        Assert.That(await Merges.SplitAsync(ruc, "ana", "dos unidades", None), Is.EqualTo(1));
        await ListAsync(Listed("20", "1042", "renamed"));
        Assert.That((await Entities.CountsAsync(None)).Merged, Is.Zero);
        Assert.That(await Merges.SplitAsync(ruc, "ana", "otra vez", None), Is.Zero);

        Assert.That(await Merges.MergeAsync(code, ruc, "luis", "son una", None), Is.True);
        Assert.That(await Merges.MergeAsync(ruc, code, "luis", "son una", None), Is.False);
        var body = (await Entities.SearchAsync("20", 0, 1, None)).Single();
        Assert.That(body.Identifiers, Has.Count.EqualTo(2));
        Assert.That(body.Links.Select(link => (link.Kind, link.SaidBy, link.EndedBy)), Is.EqualTo(new[]
        {
            (EntityLinkKind.Listed, Source, null), (EntityLinkKind.Apart, "ana", (string?)"luis"), (EntityLinkKind.Merged, "luis", null),
        }));
    }

    [Test]
    public async Task Notice_OfAMergedEntity_IsTheSurvivorsWhateverItsIdentifier()
    {
        await ListAsync(Listed("20", "1042"));

        await SaveAsync(Drafts.Notice("1"), Drafts.Notice("2", content => content with { Entity = new("PE-RUC", "20", "Otra manera") }));

        Assert.That((await Entities.SearchAsync("otra manera", 0, 10, None)).Single().Notices, Is.EqualTo(2));
    }

    [Test]
    public async Task Notice_ThatSaysAnotherIdentifier_JoinsThemAndLinksTheirNotices()
    {
        await SaveAsync(Drafts.Notice("1", Of("PE-RUC", "20")));
        await SaveAsync(Drafts.Notice("2", Of("PE-CONSUCODE", "1042")) with { EntityOthers = [new("PE-RUC", "20")] });
        await SaveAsync(Drafts.Notice("3", Of("PE-CONSUCODE", "1042")));

        var body = (await Entities.SearchAsync("PE-RUC:20", 0, 10, None)).Single();
        Assert.That(body.Identifiers.Select(identifier => identifier.ToString()), Is.EqualTo(new[] { "PE-CONSUCODE:1042", "PE-RUC:20" }));
        Assert.That((body.Notices, body.Links.Count), Is.EqualTo((3, 1)));
        var procedures = new ProcedureStore(Database, new HandMovedClock(() => Now));
        Assert.That((await procedures.OfAsync((await FindAsync("1")).Notice.Id, None)).Select(notice => notice.NativeId), Is.EqualTo(new[] { "1", "2", "3" }));

        static Func<NoticeContent, NoticeContent> Of(string scheme, string id) =>
            content => content with { Entity = new(scheme, id, "MUNICIPALIDAD"), ProcedureCode = "LP-SM-7-2026-MUNI-1" };
    }

    [TestCase("NIT:899999028", "NIT:899999028-1", ExpectedResult = 3, TestName = "one number, with its check digit and without")]
    [TestCase("NIT:899999028-1", "NIT:899999028-2", ExpectedResult = 1, TestName = "two numbers")]
    [TestCase("NIT:899999028", "NIT:800215807", ExpectedResult = 1, TestName = "two other numbers")]
    public async Task<int> Notices_ThatSayOneIdentifierOfTwo_JoinThemOnlyWhereTheyAreOneNumber(params string[] entities)
    {
        foreach (var (at, entity) in entities.Select(text => EntityIdentifier.Parse(text)!).Index())
        {
            var draft = Drafts.Notice($"{at}", content => content with { Entity = new(entity.Scheme, entity.Id, "Instituto") });
            await SaveAsync(draft with { EntityOthers = [new("CO-NIT", "899999028")] });
        }

        return (await Entities.SearchAsync("CO-NIT:899999028", 0, 10, None)).Single().Identifiers.Count;
    }

    [Test]
    public async Task Lists_InAnyOrder_GiveTheSameBodies()
    {
        ListedEntityDraft[] rows = [Listed("1", "11"), Listed("2", "12"), Listed("3", "12"), Listed("4", "14"), Listed("4", "15", row: "4b")];
        var expected = "";
        foreach (var order in new[] { rows, [.. rows.Reverse()], [rows[2], rows[0], rows[4], rows[1], rows[3]] })
        {
            await EmptyAsync();
            await DocumentAsync();
            foreach (var row in order)
                await ListAsync(row);
            var bodies = string.Join('\n', (await Entities.SearchAsync(null, 0, 100, None)).Select(body => string.Join(' ', body.Identifiers)));
            expected = expected.Length == 0 ? bodies : expected;
            Assert.That(bodies, Is.EqualTo(expected));
        }

        Assert.That(expected.Split('\n'), Has.Length.EqualTo(7).And.Member("PE-CONSUCODE:11 PE-RUC:1"));
    }

    private async Task ListAsync(params ListedEntityDraft[] rows) => await KeepAsync(
        new DocumentBatch { SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now, ListedEntities = rows });

    private static ListedEntityDraft Listed(string ruc, string consucode, string? name = null, string? row = null) => new(
        Source, row ?? ruc,
        new ListedEntity
        {
            Entity = new EntityReference("PE-RUC", ruc, name ?? "Municipalidad " + ruc),
            Others = [new EntityIdentifier("PE-CONSUCODE", consucode)],
        },
        "line " + ruc);
}
