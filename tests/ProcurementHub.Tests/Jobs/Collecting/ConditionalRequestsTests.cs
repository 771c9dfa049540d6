using ProcurementHub.Demo;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>What a server says it still has is not sent, not kept and not read a second time.</summary>
[TestFixture("demo-portal")]
[TestFixture("demo-ocds")]
public sealed class ConditionalRequestsTests(string source)
{
    [Test]
    public async Task SecondPass_WithoutAChange_CostsTheServerNoPage()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        var first = await hub.CollectAsync(source, publisher.Address);
        publisher.ForgetRequests();
        hub.Now += TimeSpan.FromDays(2);

        var second = await hub.CollectAsync(source, publisher.Address);

        Assert.That(Pages(publisher).Select(request => request.Status), Is.All.EqualTo(304));
        Assert.That((second.Documents, second.Records, second.Bytes), Is.EqualTo((first.Documents, first.Records, 0L)));
        Assert.That((second.Unchanged, second.New, second.Changed), Is.EqualTo((first.Records, 0, 0)));
    }

    [Test]
    public async Task SecondPass_OfAMendedDefinition_ReadsWhatIsKept()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        var first = await hub.CollectAsync(source, publisher.Address, null, CancellationToken.None, "one");
        publisher.ForgetRequests();
        hub.Now += TimeSpan.FromDays(2);

        var second = await hub.CollectAsync(source, publisher.Address, null, CancellationToken.None, "two");

        Assert.That(Pages(publisher).Select(request => request.Status), Is.All.EqualTo(304));
        Assert.That((second.Outcome, second.Records, second.Unchanged), Is.EqualTo((RunOutcome.Succeeded, first.Records, first.Records)));
        Assert.That((await hub.DocumentsAsync()).Select(document => document.ReaderVersion), Is.All.EndsWith("/two"));
        Assert.That((await hub.DocumentsAsync()).Select(document => document.HttpStatus), Is.All.EqualTo(200), "the answer that brought the bytes");
    }

    [Test]
    public async Task SecondPass_WithoutTheEvidence_FetchesItAnew()
    {
        await using var publisher = await StartAsync();
        await using var hub = await CollectingHub.OpenAsync();
        await hub.CollectAsync(source, publisher.Address);
        Directory.Delete(hub.Evidence, recursive: true);
        publisher.ForgetRequests();
        hub.Now += TimeSpan.FromDays(2);

        var second = await hub.CollectAsync(source, publisher.Address);

        Assert.That(Pages(publisher).Select(request => request.Status), Is.All.EqualTo(200));
        Assert.That((second.Outcome, second.New, second.Changed), Is.EqualTo((RunOutcome.Succeeded, 0, 0)));
        Assert.That(Directory.GetFiles(hub.Evidence, "*.gz", SearchOption.AllDirectories), Has.Length.EqualTo(second.Documents));
    }

    private static IEnumerable<LoggedRequest> Pages(MadeUpPublisher publisher) =>
        publisher.Log.Where(request => request.PathAndQuery != "/robots.txt");

    private static Task<MadeUpPublisher> StartAsync() =>
        MadeUpPublisher.StartAsync(RunningPublisher.Options(notices: 120), CancellationToken.None);
}
