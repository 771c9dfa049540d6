using ProcurementHub.Core.Notices;

namespace ProcurementHub.Jobs.Exporting.Ocds;

/// <summary>A version of a notice on its way into a release.</summary>
/// <param name="Tag">One of the standard's release tags.</param>
public sealed record OcdsRelease(NoticeKey Key, NoticeContent Content, int Version, DateTimeOffset Observed, string Tag)
{
    public const string Compiled = "compiled";

    /// <param name="isStatusNew">Whether the status moved with this version; the first one's is new.</param>
    /// <param name="statusBefore">The hub's word for it in the version before; null where it was not known.</param>
    public static string TagOf(NoticeStatus status, int version, bool isStatusNew, string? statusBefore) => status switch
    {
        NoticeStatus.Planned => version == 1 ? "planning" : "planningUpdate",
        NoticeStatus.Cancelled when isStatusNew => "tenderCancellation",
        _ when version == 1 || (isStatusNew && statusBefore == NoticeWords.Of(NoticeStatus.Planned)) => "tender",
        _ => "tenderUpdate",
    };

    /// <summary>Unique within the ocid, and the same whenever it is written.</summary>
    public string Id => $"{Key.SourceId}:{Key.NativeId}:{Version}" + (Tag == Compiled ? ":" + Compiled : "");
}
