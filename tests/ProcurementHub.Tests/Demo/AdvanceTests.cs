using ProcurementHub.Demo;
using ProcurementHub.Demo.Content;

namespace ProcurementHub.Tests.Demo;

public sealed class AdvanceTests
{
    private static readonly PublishedNotice[] None = [];

    [Test]
    public void Advance_ByADay_MakesEveryKindOfChange_ForAnySeed([Range(1, 12)] int seed, [Values(10, 300)] int notices)
    {
        var after = Open(notices, seed).Next(RunningPublisher.Now.AddDays(1));

        Assert.That(after.Changes.Select(change => change.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<ChangeKind>()));
    }

    [Test]
    public void Advance_ByADay_ChangesNothingElse()
    {
        var before = Open(300);
        var after = before.Next(RunningPublisher.Now.AddDays(1));
        var changed = after.Changes.Where(change => change.Index < before.Count).Select(change => change.Index!.Value).ToHashSet();

        for (var index = 0; index < before.Count; index++)
            Assert.That(Text(after[index]) != Text(before[index]), Is.EqualTo(changed.Contains(index)), $"call {index}");
        Assert.That(
            before.Plans.Zip(after.Plans).Where(pair => Text(pair.First) != Text(pair.Second)).Select(pair => pair.First.Key),
            Is.EquivalentTo(after.Changes.Where(change => change.Index is null).Select(change => change.Key)));
    }

    [Test]
    public void Advance_ByADay_ChangesWhatItSays()
    {
        var before = Open(300);
        var after = before.Next(RunningPublisher.Now.AddDays(1));

        foreach (var change in after.Changes.Where(change => change.Index is not null))
        {
            var now = after[change.Index!.Value];
            var was = change.Kind == ChangeKind.NewCall ? None : [before[change.Index.Value]];
            Assert.That(now.Code, Is.EqualTo(change.Key));
            switch (change.Kind)
            {
                case ChangeKind.NewCall:
                    Assert.That(now.Published, Is.GreaterThan(before.Now.AddMinutes(-1)).And.LessThanOrEqualTo(after.Now));
                    break;
                case ChangeKind.DeadlineMoved:
                    Assert.That(now.Deadline, Is.GreaterThan(was[0].Deadline!.Value));
                    Assert.That(now.Stages[^1], Is.Not.EqualTo(was[0].Stages[^1]));
                    break;
                case ChangeKind.Cancelled:
                    Assert.That((was[0].State, now.State), Is.EqualTo((CallState.Open, CallState.Cancelled)));
                    break;
                case ChangeKind.PlaceFilledIn:
                    Assert.That((was[0].PlaceShown, now.PlaceShown), Is.EqualTo((false, true)));
                    break;
                default:
                    Assert.That(now.Description, Is.Not.EqualTo(was[0].Description));
                    Assert.That(Squeeze(now.Description), Is.EqualTo(Squeeze(was[0].Description)));
                    break;
            }
        }
    }

    [Test]
    public void Advance_OverASundayNight_StillPublishesNewCalls()
    {
        var sunday = new DateTimeOffset(2026, 5, 17, 22, 0, 0, TimeSpan.FromHours(-5));
        var book = PublisherBook.Open(new PublisherOptions { Notices = 50, Now = sunday });

        var after = book.Next(sunday.AddHours(2));

        Assert.That(after.Count, Is.GreaterThan(book.Count));
        Assert.That(after[after.Count - 1].Published, Is.InRange(sunday, sunday.AddHours(2)));
    }

    [Test]
    public void Advance_ManyTimes_KeepsCodesUniqueAndOrderOfPublication()
    {
        var book = Open(100);
        for (var day = 1; day <= 5; day++)
            book = book.Next(RunningPublisher.Now.AddDays(day));

        Assert.That(book.Notices.Select(notice => notice.Code), Is.Unique);
        Assert.That(book.Notices.Select(notice => notice.Published), Is.Ordered);
    }

    [Test]
    public void AmendedPlan_AfterAdvance_LacksOneLineAndHasTheNextVersion()
    {
        var before = Open(50);
        var after = before.Next(RunningPublisher.Now.AddDays(1));
        var key = after.Changes.Single(change => change.Kind == ChangeKind.PlanAmended).Key;
        var was = before.Plans.Single(plan => plan.Key == key);
        var now = after.Plans.Single(plan => plan.Key == key);

        Assert.That(now.Version, Is.EqualTo(was.Version + 1));
        Assert.That(now.Lines, Has.Count.EqualTo(was.Lines.Count - 1).And.SubsetOf(was.Lines));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Text(PublishedNotice notice) =>
        $"{notice with { LastChanged = default, Stages = [], Items = [] }}{string.Join(',', notice.Stages)}{string.Join(',', notice.Items)}";

    private static string Text(PublishedPlan plan) => $"{plan with { Lines = [] }}{string.Join(',', plan.Lines)}";

    private static PublisherBook Open(int notices, int seed = 1) =>
        PublisherBook.Open(RunningPublisher.Options(notices, seed));
}
