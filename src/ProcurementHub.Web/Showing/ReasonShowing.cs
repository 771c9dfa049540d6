using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Showing;

/// <summary>Why a notice has the sectors and the places that it has.</summary>
public sealed class ReasonShowing(IStringLocalizer<SiteText> text)
{
    public string Of(SectorAssignment sector) => (sector.Basis, sector.From) switch
    {
        (SectorBasis.Code, "works") => text["Reason_Works"],
        (SectorBasis.Code, { } code) => text["Reason_Code", NoticeShowing.Line(code)],
        (SectorBasis.Text, { Length: > 0 } words) => text["Reason_Words", NoticeShowing.Line(words)],
        (SectorBasis.Text, _) => text["Reason_Title"],
        _ => text["Reason_Entity"],
    };

    public string Of(RegionBasis basis) => text["Reason_Place_" + basis];
}
