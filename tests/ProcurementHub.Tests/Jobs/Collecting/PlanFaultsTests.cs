using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>One file among many that fails, behind a page of links: the other plans are read, and no line is taken back.</summary>
public sealed class PlanFaultsTests
{
    private MadeUpPublisher publisher = null!;
    private CollectingHub hub = null!;

    [SetUp]
    public async Task StartAsync()
    {
        publisher = await MadeUpPublisher.StartAsync(RunningPublisher.Options(notices: 20), CancellationToken.None);
        hub = await CollectingHub.OpenAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await hub.DisposeAsync();
        await publisher.DisposeAsync();
    }

    private static readonly PageFault[] Faults =
    [
        PageFault.NotFound, PageFault.ServerError, PageFault.CutOff, PageFault.ConnectionReset, PageFault.RedirectLoop, PageFault.EmptyList,
        PageFault.HeadersRenamed, PageFault.LoginPage, PageFault.LandmarkMissing,
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task File_ThatFailsAtFirst_IsTold_AndComesWithTheNextPass(PageFault fault)
    {
        var (path, plan) = Some();
        publisher.Break(path, fault);

        var pass = await CollectAsync();

        // A plan without a line is no failure the first time: there is nothing to hold it against.
        var isTold = fault != PageFault.EmptyList;
        Assert.That(pass.Outcome, Is.EqualTo(isTold ? RunOutcome.Partly : RunOutcome.Succeeded));
        Assert.That(pass.Failures.Select(failure => failure.Document), Is.EqualTo(isTold ? new[] { $"{publisher.Address}{path[1..]}" } : []));
        Assert.That(pass.New, Is.EqualTo(Published().Sum(other => other.Lines.Count) - plan.Lines.Count));

        publisher.MendAll();
        var mended = await CollectAsync();
        Assert.That((mended.Outcome, mended.New, mended.Changed), Is.EqualTo((RunOutcome.Succeeded, plan.Lines.Count, 0)));
    }

    [TestCaseSource(nameof(Faults))]
    public async Task File_ThatFailsLater_IsTold_AndTakesNoLineBack(PageFault fault)
    {
        await CollectAsync();
        var before = await LinesAsync();
        var (path, _) = Some();
        publisher.Break(path, fault);

        var pass = await CollectAsync();

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Partly));
        Assert.That(pass.Failures.Select(failure => failure.Document), Is.EqualTo(new[] { $"{publisher.Address}{path[1..]}" }));
        Assert.That((pass.New, pass.Changed), Is.EqualTo((0, 0)));
        Assert.That(await LinesAsync(), Is.EqualTo(before));

        publisher.MendAll();
        var mended = await CollectAsync();
        Assert.That((mended.Outcome, mended.New, mended.Changed), Is.EqualTo((RunOutcome.Succeeded, 0, 0)));
        Assert.That(await LinesAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task File_HalfOfWhichComesAsIfItWereAll_TakesNoLineBack()
    {
        await CollectAsync();
        var before = await LinesAsync();
        publisher.Break(Some().Path, PageFault.HalfPage);

        await CollectAsync();
        publisher.MendAll();
        var mended = await CollectAsync();

        Assert.That(mended.Outcome, Is.EqualTo(RunOutcome.Succeeded));
        Assert.That((await LinesAsync()).Select(line => line.NativeId), Is.EqualTo(before.Select(line => line.NativeId)));
    }

    [Test]
    public async Task PageOfLinks_WithoutItsTable_IsAFailedPass()
    {
        await CollectAsync();
        var before = await LinesAsync();
        publisher.Break("/planes", PageFault.TableGone);

        var pass = await CollectAsync();

        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Failed));
        Assert.That(pass.Failures.Single().Document, Is.EqualTo($"{publisher.Address}planes"));
        Assert.That(await LinesAsync(), Is.EqualTo(before));
    }

    /// <summary>Early in the year no plan is there, and that is none of the portal's faults: what is usual tells them apart.</summary>
    [Test]
    public async Task PageOfLinks_WithoutALink_IsAFailureWhereThereUsuallyAreSome()
    {
        for (var day = 0; day < 5; day++)
        {
            await CollectAsync();
            hub.Now += TimeSpan.FromDays(1);
        }

        var before = await LinesAsync();
        publisher.Break("/planes", PageFault.EmptyList);

        var pass = await CollectAsync();

        Assert.That((await hub.SourceAsync("demo-plans")).LastFailureReason, Does.Contain($"usually give {before.Count:#,0}"));
        Assert.That(pass.Outcome, Is.EqualTo(RunOutcome.Failed));
        Assert.That(await LinesAsync(), Is.EqualTo(before));
    }

    private (string Path, PublishedPlan Plan) Some()
    {
        var plan = Published().Skip(3).First();
        return ($"/planes/{plan.Key}.csv", plan);
    }

    private Task<CollectSummary> CollectAsync() => hub.CollectAsync("demo-plans", publisher.Address);

    private IEnumerable<PublishedPlan> Published() =>
        publisher.Content.Plans.Where(plan => plan.PublishedOn is not null && plan.Year == publisher.Content.PlanYear);

    private async Task<List<(string NativeId, string? Description, int? Month, decimal? Amount)>> LinesAsync()
    {
        var lines = new List<(string, string?, int?, decimal?)>();
        await foreach (var line in hub.Plans.StreamAsync(CancellationToken.None))
            lines.Add((line.NativeId, line.Content.Description, line.Content.Month, line.Content.Amount.Value));
        return lines;
    }
}
