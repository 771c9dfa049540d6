using System.Net;
using ProcurementHub.Jobs;
using ProcurementHub.Tests.Jobs;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.OpenData;

/// <summary>RFC 9116: whom to tell of a hole.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class SecurityContactTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [TestCase("mailto:seguridad@hub.example")]
    [TestCase("https://hub.example/seguridad")]
    public async Task Security_WithAContact_NamesItAndUntilWhenItHolds(string contact)
    {
        await using var server = await SiteServer.StartAsync(
            Options, new HandMovedClock(() => Now), site: new SiteOptions { SecurityContact = new Uri(contact) });
        using var answer = await server.Bare.GetAsync(new Uri("/.well-known/security.txt", UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
        Assert.That((await answer.Content.ReadAsStringAsync()).TrimEnd().Split('\n'), Is.EqualTo(new[]
        {
            $"Contact: {contact}",
            $"Expires: {Now.UtcDateTime.Date.AddDays(180):yyyy-MM-dd}T00:00:00Z",
            "Preferred-Languages: es, en",
            "Canonical: https://hub.example/.well-known/security.txt",
        }));
    }
}
