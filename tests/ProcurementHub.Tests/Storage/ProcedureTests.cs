using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Procedures;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Jobs;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ProcedureTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string OtherSource = "pe-other";
    private static readonly EntityReference byRuc = new("PE-RUC", "20", "Municipalidad Distrital de Echarati");

    private ProcedureStore Procedures => new(Database, new HandMovedClock(() => Now));

    [SetUp]
    public async Task SourcesAsync()
    {
        await DocumentAsync();
        await Sources.UpsertAsync([new SourceRegistration(OtherSource, "Otra", "hash")], Now, None);
    }

    [Test]
    public async Task Save_SecondCallAndAnotherSource_AreOneProcedure()
    {
        await SaveAsync(Coded("1", "LP-SM-9-2026-MUNI-1", 1), Coded("3", "LP-SM-8-2026-MUNI-1", 1));
        await SaveAsync(Coded("2", "LP-SM-9-2026-MUNI-2", 2));
        await SaveOtherAsync(Coded("x", "LP SM-9-2026-MUNI-1", 1) with { Key = new(OtherSource, "x") });

        Assert.That(await OfAsync("1"), Is.EqualTo(new[] { ("1", LinkBasis.Code), ("2", LinkBasis.Code), ("x", LinkBasis.CodeSpelling) }));
        Assert.That(await OfAsync("2"), Is.EqualTo(await OfAsync("1")));
        Assert.That(await OfAsync("3"), Is.Empty);
    }

    [Test]
    public async Task Save_TheSameAgain_ChangesNoLink()
    {
        NoticeDraft[] drafts = [Coded("1", "LP-9-1", 1), Coded("2", "LP-9-2", 2)];
        await SaveAsync(drafts);
        var before = await LinkedAsync();
        Now = Now.AddDays(1);

        await SaveAsync(drafts);
        Assert.That(await Procedures.LinkAllAsync(None), Is.Zero);

        Assert.That(await LinkedAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task List_OnePerProcedure_ShowsTheLatestPublished()
    {
        await SaveAsync(
            Coded("1", "LP-9-1", 1), Drafts.Notice("2", content => content with { ProcedureCode = "LP-9-2", Call = 2, Published = Drafts.Day(9) }),
            Coded("3", "LP-8-1", 1), Drafts.Notice("4", content => content with { ProcedureCode = "LP-9-3", Call = 3, Published = null }));

        var listed = await Notices.ListAsync(NoticeFilter.OnePerProcedure, 0, 10, None);

        Assert.That(listed.Select(row => row.NativeId), Is.EqualTo(new[] { "2", "3" }));
        Assert.That(await Notices.CountAsync(NoticeFilter.OnePerProcedure, None), Is.EqualTo(2));
        Assert.That(await Notices.CountAsync(NoticeFilter.All, None), Is.EqualTo(4));
    }

    [Test]
    public async Task Save_CodeThatChanges_LeavesItsProcedure()
    {
        await SaveAsync(Coded("1", "LP-9-1", 1), Coded("2", "LP-9-2", 2), Coded("3", "LP-9-3", 3));

        await SaveAsync(Coded("1", "LP-7-1", 1));

        Assert.That(await OfAsync("1"), Is.Empty);
        Assert.That((await OfAsync("2")).Select(row => row.NativeId), Is.EqualTo(new[] { "2", "3" }));
    }

    [Test]
    public async Task List_ThatJoinsEntities_LinksWhatCameBefore_AndSplitPartsIt()
    {
        await SaveAsync(Coded("1", "LP-9-1", 1), Coded("2", "LP-9-1", 1, byRuc));
        Assert.That(await OfAsync("1"), Is.Empty);

        await ListAsync();
        Assert.That((await OfAsync("1")).Select(row => row.NativeId), Is.EqualTo(new[] { "1", "2" }));

        var entities = new ProcurementHub.Storage.Entities.EntityStore(Database);
        await new ProcurementHub.Storage.Entities.EntityMerges(Database, new HandMovedClock(() => Now))
            .SplitAsync((await entities.FindAsync("PE-RUC", "20", None))!, "ana", "otra", None);
        Assert.That(await OfAsync("1"), Is.Empty);
    }

    [Test]
    public async Task Unlink_StaysWhateverComesLater_UntilItIsTakenBack()
    {
        await SaveAsync(Coded("1", "LP-9-1", 1), Coded("2", "LP-9-2", 2));
        var id = (await FindAsync("1")).Notice.Id;

        Assert.That(await Procedures.UnlinkAsync(id, "ana", "otro objeto", None), Is.EqualTo(1));
        Assert.That(await OfAsync("1"), Is.Empty);
        await SaveAsync(Coded("3", "LP-9-3", 3), Coded("1", "LP-9-1", 1, title: "Otro título"));
        Assert.That(await Procedures.LinkAllAsync(None), Is.Zero);
        Assert.That(await OfAsync("1"), Is.Empty);
        Assert.That((await OfAsync("3")).Select(row => row.NativeId), Is.EqualTo(new[] { "2", "3" }));
        Assert.That((await Procedures.ApartAsync(id, None)).Select(row => (row.Other.NativeId, row.SaidBy, row.Why)), Is.EqualTo(new[] { ("2", "ana", "otro objeto") }));

        Assert.That(await Procedures.TakeBackAsync(id, "luis", "sí es", None), Is.EqualTo(1));
        Assert.That(await OfAsync("1"), Has.Count.EqualTo(3));
        Assert.That((await Procedures.ApartAsync(id, None)).Single().EndedBy, Is.EqualTo("luis"));
    }

    [Test]
    public async Task LinkAll_OfADatabaseWithoutKeys_LinksEverything()
    {
        await SaveAsync(Coded("1", "LP-9-1", 1), Coded("2", "LP-9-2", 2));
        await ForgetLinksAsync();
        Assert.That(await OfAsync("1"), Is.Empty);

        Assert.That(await Procedures.LinkAllAsync(None), Is.EqualTo(2));

        Assert.That(await OfAsync("1"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Save_InAnyOrder_GivesTheSameProcedures()
    {
        NoticeDraft[] drafts =
        [
            Coded("1", "LP-9-1", 1), Coded("2", "LP-9-2", 2, byRuc), Coded("3", "LP 9-1", 1), Coded("4", "LP-9-1", 1, new(null, null, byRuc.Name)),
            Coded("5", "LP-8-1", 1), Coded("6", "LP-8-1", 1, byRuc, "Otra cosa"), Coded("7", "LP-9-1", 1, new("PE-RUC", "33", "Otra")),
        ];
        string? expected = null;
        foreach (var order in new[] { drafts, [.. drafts.Reverse()], [drafts[3], drafts[6], drafts[1], drafts[0], drafts[5], drafts[2], drafts[4]] })
        {
            await EmptyAsync();
            await SourcesAsync();
            foreach (var draft in order)
            {
                await SaveAsync(draft);
                if (draft == order[2])
                    await ListAsync();
            }

            var procedures = string.Join('\n', (await LinkedAsync()).GroupBy(row => row.Procedure)
                .Select(procedure => string.Join(' ', procedure.Select(row => $"{row.NativeId}:{row.Basis}").Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal));
            expected ??= procedures;
            Assert.That(procedures, Is.EqualTo(expected));
        }

        Assert.That(expected, Is.EqualTo("1:Code 2:Code 3:CodeSpelling 4:CodeAndName\n5:Code 6:Code"));
    }

    private static NoticeDraft Coded(string nativeId, string code, int call, EntityReference? entity = null, string? title = null) =>
        Drafts.Notice(nativeId, content => content with
        {
            ProcedureCode = code, Call = call, Entity = entity ?? content.Entity! with { Name = byRuc.Name }, Title = title ?? content.Title,
        });

    private async Task ListAsync() => await KeepAsync(new DocumentBatch
    {
        SourceId = Source,
        DocumentId = await DocumentAsync(),
        ObservedAt = Now,
        ListedEntities = [new(Source, "20", new ListedEntity { Entity = byRuc, Others = [new("PE-CONSUCODE", "1042")] }, "line 1")],
    });

    private async Task SaveOtherAsync(NoticeDraft draft) => await KeepAsync(
        new DocumentBatch { SourceId = Source, NoticesOf = OtherSource, DocumentId = await DocumentAsync(), ObservedAt = Now, Notices = [draft] });

    private async Task<List<(string NativeId, LinkBasis Basis)>> OfAsync(string nativeId) =>
        [.. (await Procedures.OfAsync((await FindAsync(nativeId)).Notice.Id, None)).Select(row => (row.NativeId, row.Basis)).Order()];

    private async Task<List<(long Procedure, string NativeId, LinkBasis Basis, DateTimeOffset At)>> LinkedAsync()
    {
        var rows = new List<(long Procedure, string NativeId, LinkBasis Basis, DateTimeOffset At)>();
        await foreach (var row in Procedures.StreamAsync(None))
            rows.Add((row.ProcedureId, row.NativeId, row.Basis, row.LinkedAt));
        return rows;
    }

    private async Task ForgetLinksAsync()
    {
        await using var connection = await Database.OpenAsync(None);
        await Dapper.SqlMapper.ExecuteAsync(connection, "DELETE FROM procedure_notice; DELETE FROM procedure_key");
    }
}
