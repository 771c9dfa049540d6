using System.Text.Json;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Host;

/// <summary>The saved pages of the public search: two result pages, a partial answer, and two pages of one procedure each.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class CollectSeaceTests<TDatabase> : HubProcessTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private HubRun collected = null!;
    private IReadOnlyList<JsonElement> notices = [];

    [OneTimeSetUp]
    public async Task CollectAsync()
    {
        collected = await Hub.RunAsync("collect", "pe-seace-search", "--from", SharedData.Path("seace"), "--json");
        notices = (await Hub.RunAsync("export", "notices")).Expect(0).Rows;
    }

    [Test]
    public void Pages_OfTheFolder_GiveEachProcedureOnceAndRejectOne()
    {
        Assert.Multiple(() =>
        {
            Assert.That(collected.Expect(0)["new"], Is.EqualTo(34));
            Assert.That(collected["rejected"], Is.EqualTo(1));
            Assert.That(collected["rejectedDocuments"], Is.Zero);
            Assert.That(collected["records"], Is.EqualTo(
                collected["new"] + collected["changed"] + collected["unchanged"] + collected["rejected"]));
            Assert.That(notices, Has.Count.EqualTo(34));
        });
    }

    [Test]
    public void PageWithoutItsCode_IsRejectedForThatReason()
    {
        var finding = collected.Row.GetProperty("findings").EnumerateArray().Single(found => found.GetProperty("field").ValueKind == JsonValueKind.Null);

        Assert.That(finding.GetProperty("reason").GetString(), Is.EqualTo("has no procedure code (nomenclatura)"));
        Assert.That(finding.GetProperty("example").GetString(), Does.StartWith("ficha_reinicio_apelacion_manantay.extract.html"));
    }

    [Test]
    public void Amounts_ThatThePagesHide_AreHiddenAndNotZero()
    {
        var hidden = notices.Select(notice => notice.GetProperty("amount")).Where(amount => amount.GetProperty("state").GetString() == "hidden").ToList();

        Assert.That(hidden, Has.Count.EqualTo(24));
        Assert.That(hidden.Select(amount => amount.GetProperty("value").ValueKind), Is.All.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void PageOfOneProcedure_GivesItsPublicationAndItsDeadline()
    {
        var notice = notices.Single(found => found.GetProperty("procedureCode").GetString() == "LP-ABR-8-2026-MDS-CS-2");

        Assert.Multiple(() =>
        {
            Assert.That(notice.GetProperty("published").GetString(), Is.EqualTo("2026-09-29T17:06:00-05:00"));
            Assert.That(notice.GetProperty("deadline").GetString(), Is.EqualTo("2026-10-09T23:59:00-05:00"));
            Assert.That(notice.GetProperty("firstDeadline").GetString(), Is.EqualTo("2026-10-09T23:59:00-05:00"));
            Assert.That(notice.GetProperty("deadlineBasis").GetString(), Is.EqualTo("schedule"));
            Assert.That(notice.GetProperty("call").GetInt32(), Is.EqualTo(2));
        });
    }

    [Test]
    public void Titles_HaveNothingOfTheTableAroundTheRows()
    {
        var titles = notices.Select(notice => notice.GetProperty("title").GetString()!).ToList();

        Assert.That(titles, Is.All.Not.Contains("Mostrando").And.Not.Contains("Página:").And.Not.Contains("Nomenclatura"));
        Assert.That(titles.Select(title => title.Length), Is.All.InRange(10, 601));
    }

    [Test]
    public async Task SecondPass_OverTheSamePages_ChangesNothing()
    {
        var again = (await Hub.RunAsync("collect", "pe-seace-search", "--from", SharedData.Path("seace"), "--json")).Expect(0);

        Assert.That((again["new"], again["changed"], again["rejected"]), Is.EqualTo((0, 0, 1)));
        Assert.That(again["unchanged"], Is.EqualTo(again["records"] - 1));
    }
}
