using ProcurementHub.Demo;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>Passes that are stopped, and two that want the same source.</summary>
public sealed class InterruptedPassesTests
{
    [TestCase("demo-portal", 150, 100)]
    [TestCase("demo-ocds", 1500, 3)]
    [TestCase("demo-plans", 30, 5)]
    public async Task Pass_AfterOneThatWasStopped_GoesOnWhereThatOneStopped(string source, int notices, int documents)
    {
        await using var publisher = await StartAsync(notices);
        await using var hub = await CollectingHub.OpenAsync();
        await StopAsync(hub, publisher, source, documents);
        // robots.txt is read once a day, not once a pass.
        var asked = publisher.Log.Select(request => request.PathAndQuery).Where(path => path != "/robots.txt").ToList();
        publisher.ForgetRequests();

        var resumed = await hub.CollectAsync(source, publisher.Address);

        Assert.That((resumed.Outcome, resumed.Rejected), Is.EqualTo((RunOutcome.Succeeded, 0)));
        Assert.That(resumed.WentOnFrom, Does.StartWith("page "));
        Assert.That((await hub.SourceAsync(source)).LastRun!.ResumedFrom, Is.EqualTo(resumed.WentOnFrom));
        // The page on which it stopped at the most, and what hangs on it.
        Assert.That(publisher.Log.Select(request => request.PathAndQuery).Intersect(asked).Count(), Is.LessThan(50).And.LessThan(asked.Count));

        await using var undisturbed = await CollectingHub.OpenAsync();
        await undisturbed.CollectAsync(source, publisher.Address);
        Assert.That(await TruthAsync(hub), Is.EqualTo(await TruthAsync(undisturbed)));

        publisher.ForgetRequests();
        hub.Now += TimeSpan.FromHours(2);
        var whole = await hub.CollectAsync(source, publisher.Address);
        Assert.That((whole.WentOnFrom, whole.New, whole.Changed), Is.EqualTo(((string?)null, 0, 0)));
        Assert.That(publisher.Log.Select(request => request.PathAndQuery), Is.SupersetOf(asked));
    }

    [Test]
    public async Task Pass_ThatHasMadeAllItsRequests_SaysSoOnce_AndTheNextGoesOn()
    {
        await using var publisher = await StartAsync(150);
        await using var hub = await CollectingHub.OpenAsync(limits: options => options with { MaxRequestsPerPass = 40 });
        var passes = new List<CollectSummary>();
        while (passes.Count < 10 && (passes.Count == 0 || passes[^1].Outcome != RunOutcome.Succeeded))
        {
            passes.Add(await hub.CollectAsync("demo-portal", publisher.Address));
            hub.Now += TimeSpan.FromMinutes(10);
        }

        Assert.That(passes, Has.Count.EqualTo(3));
        Assert.That(passes.SkipLast(1).Select(pass => (pass.Outcome, pass.Failures.Single().Document, pass.Failures.Single().Reason)), Is.All.EqualTo(
            (RunOutcome.Partly, (string?)null, "The pass has made 40 requests, as many as Fetch:MaxRequestsPerPass allows; what comes after was not fetched.")));
        Assert.That(passes.Skip(1).Select(pass => pass.WentOnFrom), Is.EqualTo(new[] { "page 1 of 6", "page 3 of 6" }));
        Assert.That((await hub.CollectAsync("demo-portal", publisher.Address)).WentOnFrom, Is.Null, "it has come to the end of the list");
        await using var undisturbed = await CollectingHub.OpenAsync();
        await undisturbed.CollectAsync("demo-portal", publisher.Address);
        Assert.That(await TruthAsync(hub), Is.EqualTo(await TruthAsync(undisturbed)));
    }

    [Test]
    public async Task Pass_OfAnotherDefinition_BeginsAtTheBeginning()
    {
        await using var publisher = await StartAsync(150);
        await using var hub = await CollectingHub.OpenAsync();
        await StopAsync(hub, publisher, "demo-portal", 100);

        var pass = await hub.CollectAsync("demo-portal", publisher.Address, null, CancellationToken.None, fingerprint: "another");

        Assert.That((pass.Outcome, pass.WentOnFrom), Is.EqualTo((RunOutcome.Succeeded, (string?)null)));
    }

    [Test]
    public async Task Pass_ADayAfterOneThatWasStopped_BeginsAtTheBeginning()
    {
        await using var publisher = await StartAsync(150);
        await using var hub = await CollectingHub.OpenAsync();
        await StopAsync(hub, publisher, "demo-portal", 100);
        hub.Now += TimeSpan.FromDays(2);

        Assert.That((await hub.CollectAsync("demo-portal", publisher.Address)).WentOnFrom, Is.Null);
    }

    [Test]
    public async Task Pass_WhileAnotherHasTheSource_TellsWhoseItIsAndDoesNothing()
    {
        await using var publisher = await StartAsync(150);
        await using var hub = await CollectingHub.OpenAsync();
        publisher.Break("/convocatorias?page=2", PageFault.Hang);
        using var stop = new CancellationTokenSource();
        var waiting = new Reached(21);
        var first = hub.CollectAsync("demo-portal", publisher.Address, waiting, stop.Token);
        await waiting.Task;
        var requests = publisher.Requests;

        var second = await hub.CollectAsync("demo-portal", publisher.Address);

        Assert.That((second.IsHeld, second.Outcome), Is.EqualTo((true, RunOutcome.Failed)));
        Assert.That(second.Failures.Single().Reason, Does.Contain($"process {Environment.ProcessId} on {Environment.MachineName} since 2026-05-20 15:40:00 UTC"));
        Assert.That(publisher.Requests, Is.LessThanOrEqualTo(requests + 1), "only the first pass may ask");
        Assert.That((await hub.SourceAsync("demo-portal")).LastRun!.Outcome, Is.EqualTo(RunOutcome.Running));
        await stop.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        publisher.MendAll();
        Assert.That((await hub.CollectAsync("demo-portal", publisher.Address)).Outcome, Is.EqualTo(RunOutcome.Succeeded));
    }

    private static async Task StopAsync(CollectingHub hub, MadeUpPublisher publisher, string source, int documents)
    {
        using var stop = new CancellationTokenSource();
        var reached = new Reached(documents, stop.Cancel);

        Assert.That(
            async () => await hub.CollectAsync(source, publisher.Address, reached, stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That((await hub.SourceAsync(source)).LastRun!.Outcome, Is.EqualTo(RunOutcome.Interrupted));
        hub.Now += TimeSpan.FromMinutes(1);
    }

    private static async Task<List<string>> TruthAsync(CollectingHub hub)
    {
        var notices = (await hub.StoredAsync()).Select(notice => $"{notice.Key} {notice.Version} {notice.Title} {notice.DeadlineAt} {notice.Url}");
        var plans = await hub.Plans.CountAsync(CancellationToken.None);
        return [.. notices.Order(StringComparer.Ordinal), $"{plans} plan lines"];
    }

    private static Task<MadeUpPublisher> StartAsync(int notices) =>
        MadeUpPublisher.StartAsync(RunningPublisher.Options(notices), CancellationToken.None);

    /// <summary>Tells when so many documents have come in; reported on the pass's own thread.</summary>
    private sealed class Reached(int documents, Action? then = null) : IProgress<CollectProgress>
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _reached.Task;

        public void Report(CollectProgress value)
        {
            if (value.Documents < documents || !_reached.TrySetResult())
                return;
            then?.Invoke();
        }
    }
}
