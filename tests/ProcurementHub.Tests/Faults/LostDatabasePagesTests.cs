using System.Net;
using System.Text.Json;
using ProcurementHub.Tests.Storage;
using ProcurementHub.Tests.Web;

namespace ProcurementHub.Tests.Faults;

/// <summary>What a reader is told while the database is gone: that we could not answer, and never that there is nothing.</summary>
[TestFixture(typeof(SpoiledSqlite))]
[TestFixture(typeof(RefusedSqlServer))]
public sealed class LostDatabasePagesTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : LosableDatabase, new()
{
    [TearDown]
    public void GiveBack() => Engine.GiveBack();

    [Test]
    public async Task Page_WhileTheDatabaseFails_IsAFailureAndNoEmptyList()
    {
        await SaveAsync(Drafts.Notice("A"));

        Engine.Lose();
        using (var answer = await GetAsync("/search?q=combustible", ("Accept", "text/html"), ("Accept-Language", "en")))
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("We could not answer").And.Not.Contain("Exception"));
        }

        Engine.GiveBack();
        Assert.That((await PageAsync("/search?q=combustible")).QuerySelectorAll(".items .title").Length, Is.EqualTo(1));
    }

    [Test]
    public async Task Answer_WhileTheDatabaseFails_IsAProblemAndNoEmptyList()
    {
        await SaveAsync(Drafts.Notice("A"));

        Engine.Lose();
        using (var answer = await GetAsync("/api/v1/notices"))
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(JsonElement.Parse(text).GetProperty("status").GetInt32(), Is.EqualTo(500));
            Assert.That(text, Does.Not.Contain("Sql").And.Not.Contain(" at "));
        }

        Engine.GiveBack();
        using var well = await GetAsync("/api/v1/notices");
        Assert.That(JsonElement.Parse(await well.Content.ReadAsStringAsync()).GetProperty("items").GetArrayLength(), Is.EqualTo(1));
    }
}
