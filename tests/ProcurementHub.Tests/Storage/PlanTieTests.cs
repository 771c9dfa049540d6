using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Tests.Jobs;

namespace ProcurementHub.Tests.Storage;

/// <summary>From which plan lines notices came, as plans, notices and entities change and staff corrects it.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class PlanTieTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly PlanYearSpan year = new(
        2026, new DateTimeOffset(2026, 1, 1, 5, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 5, 0, 0, TimeSpan.Zero), PastUntil: 9);

    private static readonly EntityReference muni = new("PE-CONSUCODE", "1042", "MUNICIPALIDAD DISTRITAL DE ECHARATI");
    private static readonly EntityReference other = new("PE-RUC", "20131257750", "Echarati");

    private HandMovedClock Clock => new(() => Now);

    private PlanTying Tying => new(Database, Clock);

    private PlanTieStore Ties => new(Database, Tying, Clock);

    private PlanCalls Calls => new(Database);

    [Test]
    public async Task Notice_InTheWordsOfALine_IsTiedToIt_AndNothingElseIs()
    {
        await PlanAsync(1, Line(1, "Adquisición de combustible"), Line(2, "Adquisición de uniformes escolares", month: 3), Line(3, "Servicio de limpieza", month: 11));
        await SaveAsync(Drafts.Notice("A"), Drafts.Notice("B", content => content with { Title = "Contratación de consultoría para el puente" }));

        Assert.That(await Tying.RunAsync(None), Is.EqualTo(1));

        var tied = await TiedAsync("A");
        Assert.That((tied?.Reference, tied?.Basis), Is.EqualTo(("1", PlanTieBasis.Words)));
        Assert.That(tied!.Score, Is.GreaterThanOrEqualTo(PlanTieRules.Least));
        Assert.That(await TiedAsync("B"), Is.Null);
        Assert.That(await Tying.RunAsync(None), Is.Zero, "nothing is looked at twice");
        Assert.That((await Calls.NeverCalledAsync(await BodyAsync(), year, None)).Select(line => line.Content.Reference), Is.EqualTo(new[] { "2" }), "November is not past");
        Assert.That((await Calls.InNoPlanAsync(await BodyAsync(), year, None)).Select(call => call.NativeId), Is.EqualTo(new[] { "B" }));
        var row = (await Calls.ListAsync(year, None)).Single();
        Assert.That((row.Lines, row.PastLines, row.NeverCalled, row.Calls, row.CallsInNoPlan), Is.EqualTo((3, 2, 1, 2, 1)));
    }

    [Test]
    public async Task Plan_ThatComesAfterTheCalls_IsTiedToThem()
    {
        await SaveAsync(Drafts.Notice("A"));
        await Tying.RunAsync(None);
        await PlanAsync(1, Line(1, "Adquisición de combustible"));

        await Tying.RunAsync(None);

        Assert.That((await TiedAsync("A"))?.Reference, Is.EqualTo("1"));
    }

    [Test]
    public async Task Entity_WithAPlanAndNoKnownCall_CannotBeJudged()
    {
        await PlanAsync(1, Line(1, "Adquisición de combustible", month: 2));

        var row = (await Calls.ListAsync(year, None)).Single();

        Assert.That((row.NeverCalled, row.NeverCalledAsFarAsKnown), Is.EqualTo((1, (int?)null)));
    }

    [Test]
    public async Task Line_TakenOutAfterTheCall_StaysItsOrigin_AndOneTakenOutBeforeIsNone()
    {
        await PlanAsync(1, Line(1, "Adquisición de combustible"), Line(2, "Adquisición de uniformes escolares"), Line(3, "Papel"));
        await SaveAsync(Drafts.Notice("A"));
        Now = Drafts.Day(20);
        await PlanAsync(2, Line(2, "Adquisición de uniformes escolares"), Line(3, "Papel"));
        await SaveAsync(Drafts.Notice("B", content => content with { Published = Drafts.Day(28) }));

        await Tying.RunAsync(None);

        Assert.That((await TiedAsync("A"))?.RemovedAt, Is.Not.Null);
        Assert.That(await TiedAsync("B"), Is.Null);
    }

    [Test]
    public async Task Notice_WhoseWordsChange_IsTiedAnew()
    {
        await PlanAsync(1, Line(1, "Adquisición de combustible"), Line(2, "Servicio de vigilancia"));
        await SaveAsync(Drafts.Notice("A"));
        await Tying.RunAsync(None);
        await SaveAsync(Drafts.Notice("A", content => content with { Title = "Servicio de vigilancia", Category = ProcurementCategory.Services }));

        Assert.That(await Tying.RunAsync(None), Is.EqualTo(1));
        Assert.That((await TiedAsync("A"))?.Reference, Is.EqualTo("2"));
    }

    [Test]
    public async Task Staff_UntiesAndTies_AndEverythingStandsInTheLog()
    {
        await PlanAsync(1, Line(1, "Adquisición de combustible"), Line(2, "Servicio de vigilancia"));
        await SaveAsync(Drafts.Notice("A"));
        await Tying.RunAsync(None);
        var notice = (await FindAsync("A")).Notice.Id;
        var second = await Ties.LineAsync($"{Source}/1042/2026/2", None);

        Assert.That(await Ties.UntieAsync(notice, "rosa", "otra compra", None), Is.True);
        Assert.That(await Ties.FindAsync(notice, None), Is.Null);
        Assert.That(await Ties.UntieAsync(notice, "rosa", "otra vez", None), Is.False);
        Now = Now.AddHours(1);
        Assert.That(await Ties.TieAsync(notice, second!.Value, "luis", "es esta", None), Is.True);
        await PlanAsync(2, Line(1, "Adquisición de combustible"), Line(2, "Servicio de vigilancia"), Line(3, "Papel"));
        await Tying.RunAsync(None);

        var tied = await Ties.FindAsync(notice, None);
        Assert.That((tied?.Reference, tied?.Basis, tied?.Score), Is.EqualTo(("2", PlanTieBasis.Staff, 1d)));
        Assert.That((await Ties.WordsAsync(notice, None)).Select(word => (word.Kind, word.SaidBy, word.Why, word.EndedAt is null)), Is.EqualTo(new[]
        {
            (PlanTieWordKind.NotTied, "rosa", "otra compra", true), (PlanTieWordKind.Tied, "luis", "es esta", true),
        }));
        Assert.That((await new StaffActStore(Database).ListAsync(0, 10, None)).Select(act => (act.Act, act.Who, act.Subject)), Is.EqualTo(new[]
        {
            (StaffActKind.PlanTied, "luis", $"{Source}/A"), (StaffActKind.PlanUntied, "rosa", $"{Source}/A"),
        }));

        Now = Now.AddHours(1);
        await Ties.UntieAsync(notice, "rosa", "no era", None);
        Assert.That(await Ties.FindAsync(notice, None), Is.Null, "of neither line any more");
        Assert.That((await Ties.WordsAsync(notice, None)).Count(word => word.EndedBy == "rosa"), Is.EqualTo(1));
    }

    [Test]
    public async Task Entities_MergedAndSplit_ShareTheirPlansAndPartThem()
    {
        await PlanAsync(1, Line(1, "Adquisición de combustible"));
        await SaveAsync(Drafts.Notice("A", content => content with { Entity = other }));
        await Tying.RunAsync(None);
        var before = await TiedAsync("A");
        var entities = new EntityStore(Database);
        var (one, two) = (await entities.FindAsync(muni.Scheme!, muni.Id!, None), await entities.FindAsync(other.Scheme!, other.Id!, None));
        var merges = new EntityMerges(Database, Clock);
        await merges.MergeAsync(one!, two!, "rosa", "el mismo", None);
        await Tying.RunAsync(None);
        var merged = await TiedAsync("A");
        Now = Now.AddHours(1);
        await merges.SplitAsync(two!, "rosa", "no", None);
        await Tying.RunAsync(None);

        Assert.That((before, merged?.Reference, await TiedAsync("A")), Is.EqualTo(((TiedLine?)null, "1", (TiedLine?)null)));
    }

    private async Task PlanAsync(byte content, params PlanLineDraft[] lines)
    {
        await DocumentAsync();
        var document = await RecordAsync(Fetched("https://portal.example/plan", content));
        await KeepAsync(new DocumentBatch
        {
            SourceId = Source, DocumentId = document.Id, ObservedAt = Now.AddMicroseconds(content), PlanLines = lines, PlansAreWhole = true,
            Result = Read(lines.Length) with { PlanLines = lines.Length },
        });
    }

    private async Task<TiedLine?> TiedAsync(string nativeId) => await Ties.FindAsync((await FindAsync(nativeId)).Notice.Id, None);

    private async Task<IReadOnlyList<long>> BodyAsync() =>
        (await new EntityBodies(Database).FindAsync(new EntityIdentifier(muni.Scheme!, muni.Id!), None))!.Ids;

    private static PlanLineDraft Line(int number, string title, int month = 8) => new(
        Source,
        $"1042/2026/{number}",
        new PlanLineContent { Entity = muni, Year = 2026, Reference = $"{number}", Title = title, Month = month, Amount = Amount.NotGiven },
        SourceDate: null,
        Position: $"line {number}");
}
