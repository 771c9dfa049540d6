using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>Says what a digest tells of annual plans.</summary>
internal sealed class PlanWords(DigestTexts texts, HubLinks links)
{
    internal static IEnumerable<(DigestSectionKind, int)> Counts(DigestPlans plans) =>
        new[] { (DigestSectionKind.Plans, plans.Total - plans.TakenOut), (DigestSectionKind.TakenOut, plans.TakenOut) }.Where(kind => kind.Item2 > 0);

    /// <summary>What is told by number alone is found by the same search; where a page cannot ask for that, or would not find what was taken out, among all that the mail tells.</summary>
    internal SectionView Section(DigestPlans plans, string token, string period) => new(
        texts.Of(DigestSectionKind.Plans),
        [.. plans.Items.Select(Item)])
    {
        Note = texts.PlansNote,
        More = plans.More == 0 ? null
            : new LinkView(texts.Capital(texts.AndMore(plans.More)), (plans is { Search: { } search, MoreTakenOut: 0 } ? links.Plans(search) : null) ?? links.Told(token, period)),
    };

    internal string Preview(DigestPlanItem item) =>
        $"{texts.Capital(item.IsTakenOut ? TakenOut(item) : texts.PlannedFor(MonthOf(item.Line)))}: {CleanText.OneLine(item.Line.Title)} · {EntityOf(item.Line)}";

    private ItemView Item(DigestPlanItem item) => new(
        CleanText.OneLine(item.Line.Title),
        null,
        item.IsTakenOut ? [texts.Capital(TakenOut(item))] : [],
        [.. Changes(item)],
        [.. Facts(item.Line)],
        texts.ReasonLabel,
        texts.Capital(ReasonWords.Of(item.Reasons, texts)),
        new LinkView(texts.HubLink, links.PlanLine(item.Line, item.PlanId, item.LineId)),
        CleanText.WebAddress(item.Line.Url) is { } url ? new LinkView(texts.SourceLink, url) : null)
    {
        Others = item.Call is { } call ? [new LinkView(texts.CallLink, links.Notice(call))] : [],
    };

    private string TakenOut(DigestPlanItem item) => item.Call is null ? texts.TakenOut : texts.TakenOutAndCalled;

    private IEnumerable<ChangeView> Changes(DigestPlanItem item)
    {
        if (item.IsBack)
            yield return new ChangeView(texts.PlanLabel, texts.TakenOut, texts.BackInPlan);
        else if (item.Told is { } told && !item.IsTakenOut)
            yield return new ChangeView(texts.PlannedMonthLabel, texts.PlannedFor(told), texts.PlannedFor(MonthOf(item.Line)));
    }

    private IEnumerable<FactView> Facts(PlanLineContent line)
    {
        yield return new FactView(texts.EntityLabel, EntityOf(line));
        yield return new FactView(texts.PlannedMonthLabel, texts.Capital(texts.PlannedFor(MonthOf(line))));
        yield return new FactView(texts.AmountLabel, texts.Money(line.Amount));
        yield return new FactView(texts.ProcedureTypeLabel, CleanText.OneLine(line.ProcedureType) is { Length: > 0 } type ? type : texts.NotSaid);
        yield return new FactView(texts.PlaceLabel, texts.Places(line.Regions));
        if (line.Category != ProcurementCategory.Unknown)
            yield return new FactView(texts.ObjectLabel, texts.Of(line.Category));
    }

    private string EntityOf(PlanLineContent line) => CleanText.OneLine(line.Entity?.Name) is { Length: > 0 } name ? name : texts.NotSaid;

    private static PlanMonth MonthOf(PlanLineContent line) => new(line.Year, line.Month);
}
