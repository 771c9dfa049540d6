using ProcurementHub.Demo;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Lists that never end: the pass does, keeps what is true, and says why it stopped.</summary>
public sealed class EndlessFaultsTests
{
    [Test]
    public async Task List_ThatComesRoundAgain_IsLeftWhenPagesBringNothingNew()
    {
        await using var story = await FaultsStory.BeginAsync();
        var pages = ((story.Calls.Count - 1) / FaultsStory.PageSize) + 1;

        var pass = await story.MeetAsync("/convocatorias", PageFault.EndlessSamePages);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures[^1].Reason, Is.EqualTo($"Page {pages + 2} brings no row that was not there before, and neither did the one before it; what comes after was not fetched."));
        Assert.That(story.Publisher.Log.Count(request => request.PathAndQuery.StartsWith("/convocatorias?", StringComparison.Ordinal)), Is.EqualTo(pages + 2));
        await story.AssertKnownAsync(unseen: []);
        await story.AssertMendedAsync();
    }

    [TestCase(nameof(PageFault.EndlessNewPages), "demo-portal", "/convocatorias")]
    [TestCase(nameof(PageFault.EndlessNewPages), "demo-ocds", "/ocds/releases")]
    [TestCase(nameof(PageFault.EndlessSamePages), "demo-ocds", "/ocds/releases")]
    public async Task Pages_WithoutEnd_AreReadToTheLimit_AndThatIsTold(string fault, string source, string path)
    {
        await using var story = await FaultsStory.BeginAsync(source);
        const int Most = 12;

        var pass = await story.MeetAsync(path, fault == nameof(PageFault.EndlessNewPages) ? PageFault.EndlessNewPages : PageFault.EndlessSamePages, Limited);

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Reason), Is.EqualTo(new[] { $"There are more than {Most} pages; the others were not fetched." }));
        Assert.That(story.Publisher.Log.Count(request => request.PathAndQuery.Split('?')[0] == path), Is.EqualTo(Most));
        var stored = await story.StoredAsync();
        foreach (var call in story.Calls)
            Assert.That(PublishedTruth.Of(stored[call.Code]), Is.EqualTo(PublishedTruth.Of(call)), call.Code);

        story.Publisher.MendAll();
        var mended = await story.CollectAsync();
        Assert.That((mended.Outcome, mended.New, mended.Changed), Is.EqualTo((RunOutcome.Succeeded, 0, 0)));

        static SourceDefinition Limited(SourceDefinition definition) => definition with { Pages = definition.Pages with { Max = Most } };
    }
}
