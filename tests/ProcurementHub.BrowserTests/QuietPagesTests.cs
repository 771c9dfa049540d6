namespace ProcurementHub.BrowserTests;

/// <summary>What holds every page of these tests quiet hears what a page would say.</summary>
[TestFixture]
public sealed class QuietPagesTests
{
    [TestCase("fetch('http://127.0.0.1:9/').catch(() => 0)", "Content Security Policy")]
    [TestCase("document.body.setAttribute('style', 'color: red')", "Content Security Policy")]
    [TestCase("setTimeout(() => { throw new Error('thrown') })", "thrown")]
    [TestCase("console.error('written')", "written")]
    public async Task Page_ThatIsNotQuiet_IsHeard(string script, string expected)
    {
        var page = await Browsing.OpenAsync("en");
        await Browsing.GoAsync(page, "/about");
        await page.EvaluateAsync($"() => {{ {script} }}");
        await page.EvaluateAsync("() => new Promise(done => setTimeout(done, 100))");
        await page.Context.CloseAsync();

        Assert.That(QuietPagesAttribute.TakeSaid(), Has.Some.Contains(expected));
    }
}
