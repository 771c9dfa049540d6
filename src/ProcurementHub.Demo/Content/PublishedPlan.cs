namespace ProcurementHub.Demo.Content;

/// <summary>An entity's annual plan; without <see cref="PublishedOn"/> it is not to be had.</summary>
public sealed record PublishedPlan(
    PublishedEntity Entity, int Year, DateOnly? PublishedOn, int Version, IReadOnlyList<PublishedPlanLine> Lines)
{
    public string Key => $"{Entity.Ruc}-{Year}";
}

/// <summary><see cref="Reference"/> is unique in the plan, with gaps where lines were taken out.</summary>
public sealed record PublishedPlanLine(
    int Reference,
    ProcedureKind Procedure,
    CallCategory Category,
    string Description,
    string? Cubso,
    int Items,
    PublishedAmount Amount,
    string Funding,
    int Month,
    string Department,
    string Remark);
