using ProcurementHub.Core.Classification;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Web.Plans;

/// <summary>From a row of the demand to the lines that it counts.</summary>
public static class DemandLinks
{
    public static PlanQuestion Of(PlanQuestion question, DemandRow row, DemandKeys key) => key switch
    {
        DemandKeys.Sector => question with { Search = question.Search with { Sectors = [row.Sector ?? Sector.NotKnown] } },
        DemandKeys.Region when row.Region is { } region => question with { Search = question.Search with { Regions = [region] } },
        DemandKeys.Month => question with { Year = row.Year, Month = row.Month },
        _ => question,
    };
}
