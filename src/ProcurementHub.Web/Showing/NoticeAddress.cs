using ProcurementHub.Core.Notices;

namespace ProcurementHub.Web.Showing;

/// <summary>The address of a notice's page. Native ids hold blanks, slashes and dots; each part is escaped for itself.</summary>
public static class NoticeAddress
{
    public static string Of(NoticeKey key) =>
        $"/notices/{Uri.EscapeDataString(key.SourceId)}/{string.Join('/', key.NativeId.Split('/').Select(Uri.EscapeDataString))}";
}
