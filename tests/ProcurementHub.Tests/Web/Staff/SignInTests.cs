using System.Net;
using System.Text.RegularExpressions;
using ProcurementHub.Tests.Storage;

namespace ProcurementHub.Tests.Web.Staff;

[TestFixture(typeof(SqliteDatabase))]
[TestFixture(typeof(SqlServerDatabase))]
public sealed partial class SignInTests<TDatabase> : StaffedSite<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Test]
    public async Task Link_OfAMail_SignsInOnce()
    {
        var link = await LinkAsync();

        var opened = await Guest.PageAsync(link);
        Assert.That(await Guest.StatusAsync("/staff/acts"), Is.EqualTo(HttpStatusCode.Redirect), "a GET signs nobody in");
        var first = await Guest.FillAsync(link, "");
        var log = await Guest.PageAsync("/staff/acts");
        using var other = NewVisitor();
        var second = await other.PageAsync(link);

        Assert.Multiple(() =>
        {
            Assert.That(opened.QuerySelector("main")!.TextContent, Does.Contain("rosa@hub.example"));
            Assert.That(first.QuerySelector("nav.staff")!.TextContent, Does.Contain("rosa@hub.example"));
            Assert.That(log.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()).Skip(1).Take(3),
                Is.EqualTo(new[] { "rosa@hub.example", "Signed in", "rosa@hub.example" }));
            Assert.That(second.QuerySelector("form[method=post]"), Is.Null, "a link is good for one time");
            Assert.That(Guest.SetCookie("staff"), Does.Contain("path=/staff").And.Contain("secure").And.Contain("samesite=strict").And.Contain("httponly"));
        });
    }

    [Test]
    public async Task Answer_ForStaffAndForOthers_IsTheSame()
    {
        var answers = new List<string>();
        foreach (var email in new[] { "ana@hub.example", Rosa })
        {
            var page = await Guest.FillAsync("/staff/sign-in", "/staff/sign-in", ("email", email));
            answers.Add(Token().Replace(page.QuerySelector("main")!.InnerHtml, ""));
            Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(email == Rosa ? 1 : 0), email);
        }

        Assert.That(answers[0], Does.Contain("role=\"status\"").And.EqualTo(answers[1]));
    }

    [Test]
    public async Task Form_SentAgainAndAgain_WritesAFewMails()
    {
        for (var time = 0; time < 8; time++)
            await Guest.FillAsync("/staff/sign-in", "/staff/sign-in", ("email", Rosa));

        Assert.That((await Outbox.CountAsync(None)).Waiting, Is.EqualTo(5));
    }

    [Test]
    public async Task Form_WithoutAnAddress_SaysSoAtItsField()
    {
        var page = await Guest.FillAsync("/staff/sign-in", "/staff/sign-in", ("email", "rosa"));

        Assert.That(page.QuerySelector(".error-summary a")!.GetAttribute("href"), Is.EqualTo("#email"));
        Assert.That(page.QuerySelector("#email")!.GetAttribute("aria-describedby"), Is.EqualTo(page.QuerySelector(".field .error")!.Id));
    }

    [Test]
    public async Task Link_AfterAQuarterOfAnHour_IsNobodys()
    {
        var link = await LinkAsync();
        Now = Now.AddMinutes(15);

        Assert.That((await Guest.PageAsync(link)).QuerySelector("form[method=post]"), Is.Null);
    }

    [Test]
    public async Task Link_OfSomebodyTakenOutMeanwhile_IsNobodys()
    {
        var link = await LinkAsync();
        TakeOut();

        Assert.That((await Guest.PageAsync(link)).QuerySelector("form[method=post]"), Is.Null);
    }

    [Test]
    public async Task Session_OfSomebodyTakenOut_EndsAtTheNextRequest()
    {
        using var rosa = await SignedInAsync();
        Assert.That(await rosa.StatusAsync("/staff"), Is.EqualTo(HttpStatusCode.OK));

        TakeOut();

        Assert.That(await rosa.StatusAsync("/staff"), Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Session_AfterEightHours_HasEnded()
    {
        using var rosa = await SignedInAsync();

        Now = Now.AddHours(7.9);
        Assert.That(await rosa.StatusAsync("/staff"), Is.EqualTo(HttpStatusCode.OK));
        Now = Now.AddHours(0.2);
        Assert.That(await rosa.StatusAsync("/staff"), Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task SignOut_EndsTheSession()
    {
        using var rosa = await SignedInAsync();

        await rosa.FillAsync("/staff", "/staff/sign-out");

        Assert.That(await rosa.StatusAsync("/staff"), Is.EqualTo(HttpStatusCode.Redirect));
    }

    [GeneratedRegex("value=\"[^\"]{50,}\"")]
    private static partial Regex Token();
}
