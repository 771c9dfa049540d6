namespace ProcurementHub.Core.Plans;

public enum PlanLineField
{
    Reference,
    Title,
    Description,
    Category,
    ProcedureType,
    Month,
    Amount,
    Regions,
    Classifications,
}

public enum PlanLineStep
{
    Added,
    TakenOut,
    Changed,
}

/// <summary>What became of a line between two versions of its plan.</summary>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was taken out.</param>
public sealed record PlanLineChange(PlanLineContent? Before, PlanLineContent? After)
{
    public PlanLineStep Step => Before is null ? PlanLineStep.Added : After is null ? PlanLineStep.TakenOut : PlanLineStep.Changed;

    /// <summary>What differs; none where the line was added or taken out.</summary>
    public IReadOnlyList<PlanLineField> Fields { get; } = Before is null || After is null ? [] : [.. FieldsOf(Before, After)];

    private static IEnumerable<PlanLineField> FieldsOf(PlanLineContent before, PlanLineContent after)
    {
        if (before.Reference != after.Reference)
            yield return PlanLineField.Reference;
        if (before.Title != after.Title)
            yield return PlanLineField.Title;
        if (before.Description != after.Description)
            yield return PlanLineField.Description;
        if (before.Category != after.Category)
            yield return PlanLineField.Category;
        if (before.ProcedureType != after.ProcedureType)
            yield return PlanLineField.ProcedureType;
        if (before.Month != after.Month)
            yield return PlanLineField.Month;
        if (before.Amount != after.Amount)
            yield return PlanLineField.Amount;
        if (!Codes(before).SequenceEqual(Codes(after)))
            yield return PlanLineField.Regions;
        if (!before.Classifications.SequenceEqual(after.Classifications))
            yield return PlanLineField.Classifications;
    }

    private static IEnumerable<string> Codes(PlanLineContent line) => line.Regions.Select(region => region.Code);
}

/// <summary>Two versions of a plan side by side.</summary>
public static class PlanComparison
{
    /// <param name="before">By what identifies a line.</param>
    /// <param name="after">By the same.</param>
    /// <returns>Those that differ for a reader: a sector that the hub tells better now is no change of the plan.</returns>
    public static IReadOnlyList<PlanLineChange> Of(IReadOnlyDictionary<long, PlanLineContent> before, IReadOnlyDictionary<long, PlanLineContent> after) =>
    [
        .. before.Keys.Union(after.Keys).Order()
            .Select(line => new PlanLineChange(before.GetValueOrDefault(line), after.GetValueOrDefault(line)))
            .Where(change => change.Step != PlanLineStep.Changed || change.Fields.Count > 0)
            .OrderBy(change => change.Step),
    ];
}
