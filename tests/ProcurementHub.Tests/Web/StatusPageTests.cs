using ProcurementHub.Storage.Digests;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web;

/// <summary>What everybody can see of how the hub does.</summary>
[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed class StatusPageTests<TDatabase> : SitePages<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Delay_FromPublicationToMail_IsShownForEachRhythm()
    {
        await Subscribers.ImportAsync([Subscription("ana@example.pe", sectors: "fuel")], Now, Now, None);
        await Digests.CommitAsync(
            new DigestDraft
            {
                SubscriberId = (await Subscribers.FindByEmailAsync("ana@example.pe", None))!.Id,
                Period = "d2026-07-28",
                Items = 4,
                LeftOut = 0,
                Matches = [],
                Published = [Now.AddHours(-2), Now.AddHours(-26.5), Now.AddDays(-100), null],
                Mail = new MailDraft { MessageId = "<1@hub.example>", Recipient = "ana@example.pe", Subject = "Avisos", Html = "", Text = "" },
            },
            Now, None);
        Assert.That((await PageAsync("/status")).QuerySelector("#delay"), Is.Null, "nothing is out yet");
        await Outbox.MarkSentAsync((await Outbox.LeaseAsync("w", 1, Now, TimeSpan.FromMinutes(1), None)).Single().Id, "w", Now, None);
        await Outbox.EmptyEndedAsync(Now, 10, None);
        // The page is kept for a while.
        Now = Now.AddMinutes(10);

        Assert.That(Row(await PageAsync("/status?again")), Is.EqualTo("daily|4|3|in less than 27 h|in less than 2,401 h"));
        Assert.That(Row(await PageAsync("/status?again", "es")), Is.EqualTo("cada día|4|3|en menos de 27 h|en menos de 2,401 h"));
    }

    [Test]
    public async Task MailServer_ThatTakesNothing_IsSaidInBothLanguages()
    {
        await Subscribers.ImportAsync([Subscription("ana@example.pe", sectors: "fuel")], Now, Now, None);
        var mail = new MailDraft { MessageId = "<1@hub.example>", Recipient = "ana@example.pe", Subject = "Avisos", Html = "", Text = "" };
        await Digests.CommitAsync(
            new DigestDraft { SubscriberId = (await Subscribers.FindByEmailAsync("ana@example.pe", None))!.Id, Period = "d2026-07-28", Items = 1, LeftOut = 0, Matches = [], Mail = mail }, Now, None);
        foreach (var minute in new[] { 0, 5 })
        {
            Now = Now.AddMinutes(minute);
            var taken = (await Outbox.LeaseAsync("w", 1, Now, TimeSpan.FromMinutes(1), None)).Single();
            await Outbox.MarkRefusedAsync(taken.Id, "w", new Refusal { At = Now, Error = "Connection refused", NextAttemptAt = Now.AddMinutes(5) }, None);
        }

        Assert.That((await PageAsync("/status?early")).QuerySelector("#standstill"), Is.Null);
        Now = Now.AddMinutes(2);

        Assert.That((await PageAsync("/status?late")).QuerySelector("#standstill")!.TextContent, Does.StartWith("No mail has got away since"));
        Assert.That((await PageAsync("/status?late", "es")).QuerySelector("#standstill")!.TextContent, Does.Contain("no sale ningún correo"));
    }

    private static string Row(AngleSharp.Html.Dom.IHtmlDocument page) =>
        string.Join('|', page.QuerySelector("[aria-labelledby=delay] tbody tr")!.Children.Select(cell => cell.TextContent.Trim()));
}
