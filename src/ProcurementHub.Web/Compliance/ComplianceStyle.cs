using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Compliance;

/// <summary>Which tone a state gets on pages.</summary>
internal static class ComplianceStyle
{
    public static string Of(ComplianceState state) => state switch
    {
        ComplianceState.InTime => "well",
        ComplianceState.Late or ComplianceState.Missing => "failed",
        _ => "",
    };
}

/// <summary>A body's place among the pages about plans.</summary>
internal static class CompliancePath
{
    public static string Of(EntityIdentifier entity) => "/compliance" + EntityPath.Of(entity);
}
