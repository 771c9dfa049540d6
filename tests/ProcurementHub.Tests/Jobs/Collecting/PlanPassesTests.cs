using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Sources;
using ProcurementHub.Tests.Demo;
using ChangeKind = ProcurementHub.Demo.Content.ChangeKind;
using AmountState = ProcurementHub.Core.Notices.AmountState;

namespace ProcurementHub.Tests.Jobs.Collecting;

/// <summary>The annual plans of the made-up publisher: one table an entity.</summary>
public sealed class PlanPassesTests
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

    [Test]
    public async Task FirstPass_KnowsEveryLineOfEveryPublishedPlan()
    {
        var summary = await CollectAsync();

        var lines = await LinesAsync();
        Assert.That((summary.Outcome, summary.Rejected, summary.Warnings), Is.EqualTo((RunOutcome.Succeeded, 0, 0)));
        Assert.That(summary.PlanLines, Is.EqualTo(summary.Records));
        Assert.That(lines.Keys, Is.EquivalentTo(Published().SelectMany(plan => plan.Lines.Select(line => Key(plan, line)))));
        Assert.Multiple(() =>
        {
            foreach (var (plan, line) in Published().SelectMany(plan => plan.Lines.Select(line => (plan, line))))
                Assert.That(Of(lines[Key(plan, line)].Content), Is.EqualTo(Of(line)), Key(plan, line));
        });
    }

    [Test]
    public async Task SecondPass_WithoutAChange_ChangesNothing()
    {
        await CollectAsync();

        var again = await CollectAsync();

        Assert.That((again.New, again.Changed), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task PassAfterADay_FindsTheNewPlanAndNothingElseNew()
    {
        await CollectAsync();
        var book = publisher.Advance(TimeSpan.FromDays(1));
        hub.Now = book.Now;

        var summary = await CollectAsync();

        var published = book.Changes.Where(change => change.Kind == ChangeKind.PlanPublished).Select(change => change.Key).ToHashSet();
        Assert.That(summary.New, Is.EqualTo(Published().Where(plan => published.Contains(plan.Key)).Sum(plan => plan.Lines.Count)));
        Assert.That(summary.Changed, Is.Zero, "a line that was taken out changes no other");
    }

    private Task<ProcurementHub.Jobs.Collecting.CollectSummary> CollectAsync() => hub.CollectAsync("demo-plans", publisher.Address);

    private IEnumerable<PublishedPlan> Published() =>
        publisher.Content.Plans.Where(plan => plan.PublishedOn is not null && plan.Year == publisher.Content.PlanYear);

    private async Task<Dictionary<string, StoredPlanLine>> LinesAsync()
    {
        var lines = new Dictionary<string, StoredPlanLine>();
        await foreach (var line in hub.Plans.StreamAsync(CancellationToken.None))
            lines.Add(line.NativeId, line);
        return lines;
    }

    private static string Key(PublishedPlan plan, PublishedPlanLine line) => $"{plan.Entity.Ruc}/{plan.Year}/{line.Reference}";

    private static (string?, int?, string, string) Of(PlanLineContent line) => (
        line.Description,
        line.Month,
        line.Amount.State == AmountState.Published ? FormattableString.Invariant($"{line.Amount.Value:0.00} {line.Amount.Currency}") : line.Amount.State.ToString(),
        NoticeWords.Of(line.Category));

    private static (string?, int?, string, string) Of(PublishedPlanLine line) => (
        string.Join(' ', line.Description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        line.Month,
        line.Amount.Value is { } value ? FormattableString.Invariant($"{value:0.00} {line.Amount.Currency}") : line.Amount.State.ToString(),
        line.Category switch
        {
            CallCategory.Goods => "goods",
            CallCategory.Services => "services",
            CallCategory.Works => "works",
            _ => "consulting",
        });
}
