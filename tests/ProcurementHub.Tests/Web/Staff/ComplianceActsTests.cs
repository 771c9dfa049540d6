using ProcurementHub.Core.Entities;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Staff;

/// <summary>What staff writes down of a body's plan, by the form of its page, and where everybody sees it.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class ComplianceActsTests<TDatabase> : StaffedSite<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Page = "/staff/compliance?entity=PE-RUC%3A20131257750&year=2026";

    [Test]
    public async Task Entries_AreWrittenDownShownAndWithdrawn()
    {
        await ListAsync();
        using var rosa = await SignedInAsync();

        var wrong = await rosa.FillAsync(Page, "&year=2026", ("Entry.Kind", "exempted"), ("Entry.Day", "2030-01-01"), ("Entry.Why", ""));
        var exempt = await rosa.FillAsync(Page, "&year=2026", ("Entry.Kind", "exempted"), ("Entry.Day", "2026-02-02"), ("Entry.What", "Res. 12"), ("Entry.Why", "No tiene presupuesto"));
        var number = exempt.QuerySelector("h3 + ul li")!.TextContent.Split(' ', ':')[1];
        var shown = await Guest.PageAsync("/compliance/entities/PE-RUC/20131257750");
        var withdrawn = await rosa.FillAsync(Page, "&year=2026", ("Entry.Kind", "withdrawn"), ("Entry.Day", "2026-03-02"), ("Entry.Entry", number), ("Entry.Why", "Se registró por error"));
        var again = await rosa.FillAsync(Page, "&year=2026", ("Entry.Kind", "withdrawn"), ("Entry.Day", "2026-03-02"), ("Entry.Entry", number), ("Entry.Why", "Otra vez"));

        Assert.That(wrong.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#day", "#why" }));
        Assert.That(exempt.QuerySelector("[role=status]")!.TextContent, Is.EqualTo("It is written down."));
        Assert.That(exempt.QuerySelector(".state")!.TextContent, Is.EqualTo("Exempt"));
        Assert.That(shown.Body!.TextContent, Does.Contain("Res. 12").And.Contain("No tiene presupuesto").And.Not.Contain("rosa"), "who of the staff it was is for the staff");
        Assert.That(withdrawn.QuerySelector(".state")!.TextContent, Is.EqualTo("Cannot tell"), "no register of Peru's plans is known");
        Assert.That(withdrawn.QuerySelectorAll("h3 + ul li"), Has.Length.EqualTo(2), "nothing is erased");
        Assert.That(again.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "#entry" }));
        Assert.That((await rosa.PageAsync("/staff/acts")).Body!.TextContent, Does.Contain("Exempted the body").And.Contain("Withdrew an entry"));
    }

    [Test]
    public async Task Page_OfAnEntity_SaysTheStateOfThePresentYear()
    {
        await ListAsync();

        var page = await Guest.PageAsync("/entities/PE-RUC/20131257750");

        Assert.That(page.Body!.TextContent, Does.Contain("Plan of 2026: Cannot tell.").And.Contain("No register is known").And.Contain("Unconfirmed"));
    }

    private async Task ListAsync()
    {
        const string list = "pe-entities";
        await DocumentAsync();
        await Sources.UpsertAsync([new SourceRegistration(list, "Entidades", "hash")], Now, None);
        await KeepAsync(new DocumentBatch
        {
            SourceId = list, DocumentId = await DocumentAsync(), ObservedAt = Now,
            ListedEntities = [new ListedEntityDraft(list, "1", new ListedEntity { Entity = new EntityReference("PE-RUC", "20131257750", "SUNAT"), Level = "national" }, "line 2")],
        });
    }
}
