using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.Plans;

/// <summary>A plan line as alerts look at it.</summary>
public static class PlanLineNews
{
    /// <summary>
    /// A notice that says what the line says, in the texts in which words are looked for in lines: so alerts find what a
    /// search over plans finds.
    /// </summary>
    public static NoticeContent AsNotice(PlanLineContent line) => new()
    {
        Title = line.Title,
        Description = line.Description == line.Title ? null : line.Description,
        ProcedureCode = line.Reference,
        Entity = line.Entity,
        Category = line.Category,
        ProcedureType = line.ProcedureType,
        Status = NoticeStatus.Planned,
        Published = line.Published,
        Amount = line.Amount,
        Url = line.Url,
        Regions = line.Regions,
        Sectors = line.Sectors,
        Classifications = line.Classifications,
    };

    /// <summary>
    /// Whether somebody may hear of the line who would not have before: it is new, it stands in its plan again, or it says
    /// something else. Another number of the line is none, nor is a sector that the hub tells better now.
    /// </summary>
    /// <param name="before">The version before; null where the line was not in its plan.</param>
    public static bool IsNews(PlanLineContent? before, PlanLineContent now) =>
        before is null || before.Year != now.Year || new PlanLineChange(before, now).Fields.Any(field => field != PlanLineField.Reference);
}
