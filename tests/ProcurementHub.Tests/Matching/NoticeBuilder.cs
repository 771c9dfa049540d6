using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;

namespace ProcurementHub.Tests.Matching;

internal static class NoticeBuilder
{
    internal static NoticeContent Notice(string title = "Adquisición de uniformes") => new()
    {
        Title = title,
        Entity = new EntityReference("PE-RUC", "20131370645", "Municipalidad Distrital de Sachaca"),
    };

    internal static NoticeContent In(this NoticeContent notice, string region, RegionBasis basis = RegionBasis.PlaceOfExecution) =>
        notice with { Regions = [.. notice.Regions, new PlaceOfExecution(region, basis)] };

    internal static NoticeContent Of(this NoticeContent notice, string sector, SectorBasis basis = SectorBasis.Code, string? from = "53101502") =>
        notice with { Sectors = [.. notice.Sectors, new SectorAssignment(sector, basis, 1, from)] };

    internal static NoticeToMatch From(this NoticeContent notice, string? country) => new(notice, country);
}
