using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Jobs.Digests.Wording;

/// <summary>Says what a digest tells of annual plans.</summary>
internal sealed class PlanWords(DigestTexts texts, HubLinks links)
{
    /// <summary>What is told by number alone is found by the same search; where a page cannot ask for that, among all that the mail tells.</summary>
    internal SectionView Section(DigestPlans plans, string token, string period) => new(
        texts.Of(DigestSectionKind.Plans),
        [.. plans.Items.Select(Item)])
    {
        Note = texts.PlansNote,
        More = plans.More == 0 ? null
            : new LinkView(texts.Capital(texts.AndMore(plans.More)), (plans.Search is { } search ? links.Plans(search) : null) ?? links.Told(token, period)),
    };

    internal string Preview(DigestPlanItem item) =>
        $"{texts.Capital(texts.PlannedFor(MonthOf(item.Line)))}: {CleanText.OneLine(item.Line.Title)} · {EntityOf(item.Line)}";

    private ItemView Item(DigestPlanItem item) => new(
        CleanText.OneLine(item.Line.Title),
        null,
        [],
        item.Told is { } told ? [new ChangeView(texts.PlannedMonthLabel, texts.PlannedFor(told), texts.PlannedFor(MonthOf(item.Line)))] : [],
        [.. Facts(item.Line)],
        texts.ReasonLabel,
        texts.Capital(ReasonWords.Of(item.Reasons, texts)),
        new LinkView(texts.HubLink, links.PlanLine(item.Line, item.PlanId, item.LineId)),
        CleanText.WebAddress(item.Line.Url) is { } url ? new LinkView(texts.SourceLink, url) : null);

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
