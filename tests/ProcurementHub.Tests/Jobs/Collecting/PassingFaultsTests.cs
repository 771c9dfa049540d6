using System.Text;
using ProcurementHub.Demo;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Faults that a good client gets along with: the pass brings everything, as if there were none.</summary>
public sealed class PassingFaultsTests
{
    private static readonly PageFault[] Faults =
    [
        PageFault.RedirectChain(1),
        PageFault.RedirectChain(5),
        PageFault.Utf8SaidToBeLatin,
        PageFault.LatinSaidToBeUtf8,
    ];

    private static readonly PageFault[] Retried =
    [
        PageFault.ServerError.Times(2),
        PageFault.Unavailable.Times(2),
        PageFault.Status(408).Times(1),
        PageFault.TooManyRequests.Times(1),
        PageFault.CutOff.Times(1),
        PageFault.ConnectionReset.Times(1),
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task PagesOfTheList_WithAFaultThatCanBeMet_AreReadAsTheyAreMeant(PageFault fault)
    {
        await using var story = await FaultsStory.BeginAsync();

        var pass = await story.MeetAsync("/convocatorias", fault);

        Assert.That((pass.Outcome, pass.Rejected, pass.Warnings), Is.EqualTo((RunOutcome.Succeeded, 0, 0)), string.Join('\n', pass.Failures));
        await story.AssertKnownAsync(unseen: []);
        await story.AssertMendedAsync();
    }

    [TestCaseSource(nameof(Faults))]
    public async Task PageOfACall_WithAFaultThatCanBeMet_IsReadAsItIsMeant(PageFault fault)
    {
        await using var story = await FaultsStory.BeginAsync();

        foreach (var call in story.Calls.Take(FaultsStory.PageSize))
            story.Publisher.Break($"/convocatorias/{call.Id}", fault);
        var pass = await story.CollectAsync();

        Assert.That((pass.Outcome, pass.Rejected, pass.Warnings), Is.EqualTo((RunOutcome.Succeeded, 0, 0)), string.Join('\n', pass.Failures));
        await story.AssertKnownAsync(unseen: []);
        await story.AssertMendedAsync();
    }

    [TestCaseSource(nameof(Retried))]
    public async Task Page_ThatIsFineTheNextTime_IsAskedForAgain(PageFault fault)
    {
        await using var story = await FaultsStory.BeginAsync();

        var pass = await story.MeetAsync("/convocatorias?page=2", fault);

        Assert.That((pass.Outcome, pass.Rejected), Is.EqualTo((RunOutcome.Succeeded, 0)), string.Join('\n', pass.Failures));
        await story.AssertKnownAsync(unseen: []);
        await story.AssertMendedAsync();
    }

    [Test]
    public async Task Pages_ThatHaveNotChanged_AreNotSentAgain_AndCountAsRead()
    {
        await using var story = await FaultsStory.BeginAsync();
        var first = await story.CollectAsync();
        // Until then a page whose row says the same is not even asked for.
        story.Hub.Now += TimeSpan.FromHours(2);

        var again = await story.CollectAsync();

        var pages = story.Publisher.Log.Where(request => request.PathAndQuery != "/robots.txt").ToList();
        Assert.That(pages.Select(request => request.Status), Is.All.EqualTo(304));
        Assert.That(pages.Select(request => request.Headers.ContainsKey("If-None-Match")), Is.All.True);
        Assert.That((again.Outcome, again.Documents, again.Records), Is.EqualTo((RunOutcome.Succeeded, first.Documents, first.Records)));
        Assert.That((again.New, again.Changed, again.Unchanged), Is.EqualTo((0, 0, again.Records)));
        await story.AssertMendedAsync();
    }

    [Test]
    public async Task Evidence_OfAPageUnderAWrongCharset_IsTheBytesThatCame()
    {
        await using var story = await FaultsStory.BeginAsync();

        await story.MeetAsync("/convocatorias?page=1", PageFault.LatinSaidToBeUtf8);

        var text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(await story.EvidenceAsync("/convocatorias?page=1"));
        Assert.That(text, Does.Contain("Fecha y hora de publicación"));
    }
}
