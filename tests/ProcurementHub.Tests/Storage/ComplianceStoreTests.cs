using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Compliance;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Tests.Jobs;

namespace ProcurementHub.Tests.Storage;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ComplianceStoreTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly EntityIdentifier body = new("PE-RUC", "20131257750");

    private ComplianceStore Store => new(Database);

    private ComplianceActStore Acts => new(Database, new HandMovedClock(() => Now));

    [Test]
    public async Task Publication_WhoseRowIsWrittenOver_IsKnownByItsFirstDayToo()
    {
        var (january, june) = (At(1, 19), At(6, 3));
        await PublishAsync(january, version: 1);
        var before = Now;
        Now = Now.AddDays(30);
        await PublishAsync(june, version: 2);

        var facts = (await ReadAsync(Now)).Facts.OrderBy(fact => fact.PublishedAt).ToList();
        Assert.That(facts.Select(fact => (fact.PublishedAt, fact.PlanVersion, fact.KnownFrom)), Is.EqualTo(new[] { (january, 1, before), (june, (int?)2, Now) }));
        Assert.That((await ReadAsync(before)).Facts.Select(fact => fact.PublishedAt), Is.EqualTo(new[] { january }), "the second was not known then");
        Assert.That((await ReadAsync(before.AddSeconds(-1))).Facts, Is.Empty);
    }

    [Test]
    public async Task Publication_ThatTurnsOutToBeOfAnother_IsThatOnesFromThenOn()
    {
        await PublishAsync(At(1, 19), version: 1);
        var before = Now;
        Now = Now.AddDays(1);
        await PublishAsync(At(1, 19), version: 1, id: "20100030595");

        Assert.That((await ReadAsync(before)).Facts.Select(fact => fact.BodyId), Is.EqualTo(new[] { await IdAsync(body) }));
        Assert.That((await ReadAsync(Now)).Facts.Select(fact => fact.BodyId), Is.EqualTo(new[] { await IdAsync(new("PE-RUC", "20100030595")) }));
    }

    [Test]
    public async Task Passes_OfARegister_AreThoseThatAskedThePortalAndEndedByThen()
    {
        await Sources.UpsertAsync([new SourceRegistration(Source, "Ejemplo", "hash")], Now, None);
        var started = Now;
        await FinishAsync(await RunAsync(), RunOutcome.Succeeded);
        await FinishAsync(await RunAsync(), RunOutcome.Failed);
        await FinishAsync(await RunAsync(), RunOutcome.Succeeded, isAside: true);
        await FinishAsync(await RunAsync(), RunOutcome.Partly);

        var passes = (await ReadAsync(Now)).Passes;
        Assert.That(passes.Select(pass => pass.IsWhole), Is.EqualTo(new[] { true, false, false }), "saved files of a portal that is fetched otherwise say nothing of it");
        Assert.That((await ReadAsync(started.AddHours(1).AddMinutes(4))).Passes, Is.Empty, "it had not ended");
    }

    [Test]
    public async Task Acts_AreAddedAndWithdrawn_AndNeverChanged()
    {
        await PublishAsync(At(1, 19), version: 1);
        var exempted = await Acts.AddAsync(Act(ComplianceActKind.Exempted), "rosa", None);
        var withdrawn = await Acts.AddAsync(Act(ComplianceActKind.Withdrawn) with { Withdraws = exempted }, "luis", None);

        Assert.That(await Acts.AddAsync(Act(ComplianceActKind.Withdrawn) with { Withdraws = exempted }, "luis", None), Is.Null, "it is withdrawn already");
        Assert.That(await Acts.AddAsync(Act(ComplianceActKind.Withdrawn) with { Withdraws = withdrawn }, "luis", None), Is.Null, "a withdrawal stays");
        Assert.That(await Acts.AddAsync(Act(ComplianceActKind.Notified) with { Entity = new("PE-RUC", "1") }, "luis", None), Is.Null, "nobody has that number");
        var kept = await Store.ActsOfAsync(await IdAsync(body), Now, None);
        Assert.That(kept.Select(row => (row.Act.Id, row.Act.Kind, row.Act.Who, row.Act.Day, row.Act.Why, row.Act.Withdraws)), Is.EqualTo(new[]
        {
            (exempted, ComplianceActKind.Exempted, "rosa", new DateOnly(2026, 7, 20), "Por ley", (long?)null),
            (withdrawn, ComplianceActKind.Withdrawn, "luis", new DateOnly(2026, 7, 20), "Por ley", exempted),
        }));
        Assert.That((await new StaffActStore(Database).ListAsync(0, 10, None)).Select(act => (act.Act, act.Subject, act.Other)), Is.EqualTo(new[]
        {
            (StaffActKind.PlanEntryWithdrawn, "PE-RUC:20131257750", "2026"), (StaffActKind.PlanExempted, "PE-RUC:20131257750", (string?)"2026"),
        }));
    }

    [Test]
    public async Task WeeklyMail_MadeByTwoAtOnce_IsOne()
    {
        var store = new ComplianceMailStore(Database);
        var mail = new MailDraft { MessageId = "<a@hub.example>", Recipient = "Rosa@hub.example", Subject = "Planes", Headers = new Dictionary<string, string>(), Html = "<p>", Text = "t" };

        var made = await Task.WhenAll(
            store.AddAsync("Rosa@hub.example", "w2026-W31", mail, Now, None), store.AddAsync("rosa@HUB.example", "w2026-W31", mail with { MessageId = "<b@hub.example>" }, Now, None));

        Assert.That(made.Count(one => one), Is.EqualTo(1));
        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(1));
        Assert.That(await store.WithoutAsync(["rosa@hub.example", "luis@hub.example", "LUIS@hub.example"], "w2026-W31", None), Is.EqualTo(new[] { "luis@hub.example" }));
        Assert.That(await store.AddAsync("rosa@hub.example", "w2026-W32", mail with { MessageId = "<c@hub.example>" }, Now, None), Is.True);
    }

    private Task<ComplianceMaterial> ReadAsync(DateTimeOffset knownAt) => Store.ReadAsync(2026, [Source], [Source], knownAt, None);

    private async Task PublishAsync(DateTimeOffset published, int version, string id = "20131257750") => await KeepAsync(new DocumentBatch
    {
        SourceId = Source, DocumentId = await DocumentAsync(), ObservedAt = Now,
        PlanPublications =
        [
            new PlanPublicationDraft(
                Source, "pac-2026", new PlanPublication { Entity = new EntityReference("PE-RUC", id, "SUNAT"), Year = 2026, Version = version, Published = published, Document = "pac.xlsx" }, "row 2"),
        ],
    });

    private static NewComplianceAct Act(ComplianceActKind kind) => new() { Kind = kind, Entity = body, Year = 2026, Day = new DateOnly(2026, 7, 20), Why = "Por ley" };

    private async Task<long> IdAsync(EntityIdentifier identifier) =>
        (await new ProcurementHub.Storage.Entities.EntityStore(Database).FindAsync(identifier.Scheme, identifier.Id, None))!.Id;

    private async Task<long> RunAsync()
    {
        Now = Now.AddHours(1);
        return await Sources.StartRunAsync(Source, Now, None);
    }

    private async Task FinishAsync(long run, RunOutcome outcome, bool isAside = false)
    {
        Now = Now.AddMinutes(5);
        await Sources.FinishRunAsync(new FinishedRun(run, outcome, new RunCounts(), outcome == RunOutcome.Succeeded ? null : "HTTP 500", Now, null) { IsAside = isAside }, None);
    }

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 5, 0, 0, TimeSpan.Zero);
}
