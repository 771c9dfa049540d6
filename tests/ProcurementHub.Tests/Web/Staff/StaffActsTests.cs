using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Entities;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Procedures;
using ProcurementHub.Storage.Staff;
using ProcurementHub.Storage.Subscribers;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Staff;

/// <summary>What staff does of entities, procedures and addresses, by the forms of their pages.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class StaffActsTests<TDatabase> : StaffedSite<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private ProcedureStore Procedures => new(Database, Clock);

    [Test]
    public async Task Entities_MergedAndSplit_AreOneAndTwoAgain()
    {
        await SaveAsync(Of("A", new EntityReference("PE-CONSUCODE", "1042", "Municipalidad de Echarati")), Of("B", new EntityReference("PE-RUC", "20131257750", "Echarati")));
        using var rosa = await SignedInAsync();

        var wrong = await rosa.FillAsync("/staff/entities", "handler=merge", ("a", "1042"), ("b", "PE-RUC:1"), ("why", ""));
        var merged = await rosa.FillAsync("/staff/entities?q=echarati", "handler=merge", ("a", "PE-CONSUCODE:1042"), ("b", "PE-RUC:20131257750"), ("why", "el mismo RUC"));
        var bodies = await new EntityStore(Database).CountsAsync(None);
        await rosa.FillAsync("/staff/entities", "handler=split", ("a", "PE-RUC:20131257750"), ("why", "no era"));

        Assert.That(wrong.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#a-merge", "#b-merge", "#why-merge" }));
        Assert.That(wrong.QuerySelector("#a-merge")!.GetAttribute("value"), Is.EqualTo("1042"));
        Assert.That(merged.QuerySelector(".facts-table td")!.TextContent, Does.Contain("PE-CONSUCODE:1042").And.Contain("PE-RUC:20131257750"));
        Assert.That(bodies.Bodies, Is.EqualTo(1));
        Assert.That((await new EntityStore(Database).CountsAsync(None)).Bodies, Is.EqualTo(2));
        Assert.That(await ActsAsync(), Is.EqualTo(new[]
        {
            (StaffActKind.Split, "PE-RUC:20131257750", null, (string?)"no era"),
            (StaffActKind.Merged, "PE-CONSUCODE:1042", (string?)"PE-RUC:20131257750", "el mismo RUC"),
        }));
    }

    [Test]
    public async Task Notice_UnlinkedAndRelinked_LeavesItsProcedureAndComesBack()
    {
        await SaveAsync(Coded("1", "LP-9-2026-MUNI-1", 1), Coded("2", "LP-9-2026-MUNI-2", 2));
        using var rosa = await SignedInAsync();
        const string page = "/staff/notices?notice=%2Fnotices%2Fpe-example%2F2";
        Assert.That((await Guest.PageAsync("/notices/pe-example/1")).QuerySelectorAll("a[href='/notices/pe-example/2']"), Is.Not.Empty);

        await rosa.FillAsync(page, "handler=unlink", ("why", "otra compra"));
        var apart = await Guest.PageAsync("/notices/pe-example/1");
        var id = (await FindAsync("2")).Notice.Id;
        Assert.That(await Procedures.OfAsync(id, None), Is.Empty);
        Assert.That(apart.QuerySelectorAll("#procedure a[href='/notices/pe-example/2'], .also a[href='/notices/pe-example/2']"), Is.Empty);

        await rosa.FillAsync(page, "handler=relink", ("why", "sí era"));
        Assert.That(await Procedures.OfAsync(id, None), Has.Count.EqualTo(2));
        Assert.That(await ActsAsync(), Is.EqualTo(new[]
        {
            (StaffActKind.Relinked, "pe-example/2", (string?)null, (string?)"sí era"),
            (StaffActKind.Unlinked, "pe-example/2", null, "otra compra"),
        }));
    }

    [Test]
    public async Task Notice_TiedToAPlanLineAndUntied_ShowsItOnItsPage()
    {
        await SaveAsync(Of("A", new EntityReference("PE-CONSUCODE", "1042", "Municipalidad de Echarati")));
        await SaveAsync(new PlanLineDraft(
            Source, "plan/7", new PlanLineContent { Title = "Papel", Year = 2026, Month = 7, Reference = "7", Entity = new EntityReference("PE-CONSUCODE", "1042", "MUNI") }, null, "row 7"));
        using var rosa = await SignedInAsync();
        const string page = "/staff/ties?notice=pe-example%2FA";

        var wrong = await rosa.FillAsync(page, "handler=tie", ("line", "pe-example/none"), ("why", ""));
        await rosa.FillAsync(page, "handler=tie", ("line", "pe-example/plan/7"), ("why", "lo dijo la entidad"));
        var tied = await Guest.PageAsync("/notices/pe-example/A");
        await rosa.FillAsync(page, "handler=untie", ("why", "no era"));

        Assert.That(wrong.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#line-tie", "#why-tie" }));
        Assert.That(tied.QuerySelector(".facts-table")!.InnerHtml, Does.Contain("/plans/2026/PE-CONSUCODE/1042"));
        Assert.That((await Guest.PageAsync("/notices/pe-example/A")).QuerySelector(".facts-table")!.InnerHtml, Does.Not.Contain("/plans/2026"));
        Assert.That(await ActsAsync(), Is.EqualTo(new[]
        {
            (StaffActKind.PlanUntied, "pe-example/A", (string?)null, (string?)"no era"),
            (StaffActKind.PlanTied, "pe-example/A", null, "lo dijo la entidad"),
        }));
    }

    [Test]
    public async Task Address_SuppressedAndLifted_IsShownWithItsMailsAndForgottenOnRequest()
    {
        await ComposeOneAsync("ana@example.org");
        using var rosa = await SignedInAsync();
        var found = await rosa.FillAsync("/staff/mail", "handler=find", ("email", "Ana@example.org"));
        var page = found.QuerySelector("form[action$='&handler=suppress']")!.GetAttribute("action")!.Replace("&handler=suppress", "", StringComparison.Ordinal);
        Assert.That(page, Does.Not.Contain("example"), "addresses of pages lie in logs");

        var stopped = await rosa.FillAsync(page, "handler=suppress", ("why", "lo pidió por teléfono"));
        Assert.That(await Suppressions.FindAsync("ana@example.org", None), Has.Property(nameof(Suppression.Reason)).EqualTo(SuppressionReason.Staff));
        await rosa.FillAsync(page, "handler=lift", ("why", "se arrepintió"));
        Assert.That(await Suppressions.FindAsync("ana@example.org", None), Is.Null);
        var shown = await rosa.PageAsync(page);

        Assert.That(stopped.QuerySelector(".notice-box.warn")!.TextContent, Does.Contain("lo pidió por teléfono"));
        Assert.That(shown.QuerySelector("thead + tbody tr")!.TextContent, Does.Contain("sent").Or.Contain("withdrawn"));
        Assert.That((await ActsAsync()).Select(act => (act.Item1, act.Item2)), Is.EqualTo(new[]
        {
            (StaffActKind.Lifted, "ana@example.org"), (StaffActKind.Suppressed, "ana@example.org"),
        }));

        await new OwnDataStore(Database).ForgetAsync((await Subscribers.FindByEmailAsync("ana@example.org", None))!, None);
        var left = await ActsAsync();
        Assert.That(left.Select(act => act.Item2), Has.Exactly(2).StartsWith("sha256:"), "the log says that something was done, and no more of whom");
    }

    [TestCase("nobody@example.org", "Nobody is subscribed", null)]
    [TestCase("nobody", "Write a whole mail address", "nobody")]
    public async Task Mail_OfNobody_SaysSo(string email, string said, string? left)
    {
        using var rosa = await SignedInAsync();
        var page = await rosa.FillAsync("/staff/mail", "handler=find", ("email", email));

        Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain(said));
        Assert.That(page.QuerySelector("#email")!.GetAttribute("value"), Is.EqualTo(left ?? email));
        Assert.That(page.QuerySelectorAll("h2").Select(heading => heading.TextContent), left is null ? Does.Contain(email) : Does.Not.Contain(email));
    }

    [Test]
    public async Task Mail_BySealThatIsNotOurs_AsksForTheAddressAgain()
    {
        using var rosa = await SignedInAsync();
        var page = await rosa.PageAsync("/staff/mail?of=nobody");

        Assert.That(page.QuerySelector(".error-summary a")!.GetAttribute("href"), Is.EqualTo("#email"));
        Assert.That(page.QuerySelector("section form"), Is.Null);
    }

    [TestCase("/staff/sources")]
    [TestCase("/staff/nodes")]
    [TestCase("/staff/rejected")]
    [TestCase("/staff/rejected?source=pe-example&number=2")]
    [TestCase("/staff/mail")]
    [TestCase("/staff/mail?of=nobody")]
    [TestCase("/staff/notices?notice=none")]
    [TestCase("/staff/entities?q=nothing")]
    [TestCase("/staff/acts?number=-7")]
    public async Task Page_ToLookAt_Opens(string address)
    {
        await SaveAsync(Drafts.Notice("A"));
        using var rosa = await SignedInAsync();
        using var answer = await rosa.SendAsync(HttpMethod.Get, address);
        Assert.That(answer.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.OK));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
    }

    private async Task<IReadOnlyList<(StaffActKind, string, string?, string?)>> ActsAsync() =>
        [.. (await new StaffActStore(Database).ListAsync(0, 10, None)).Where(act => act.Act != StaffActKind.SignedIn).Select(act => (act.Act, act.Subject, act.Other, act.Why))];

    private static NoticeDraft Of(string nativeId, EntityReference entity) => Drafts.Notice(nativeId, content => content with { Entity = entity });

    private static NoticeDraft Coded(string nativeId, string code, int call) =>
        Drafts.Notice(nativeId, content => content with { ProcedureCode = code, Call = call });
}
