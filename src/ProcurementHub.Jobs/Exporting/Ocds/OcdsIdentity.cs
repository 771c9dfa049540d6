using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Exporting.Ocds;

/// <summary>
/// The ocid of a notice: its source's own where it gives one. Else one under the hub's prefix, made of the source's id, a
/// colon and the native id: "hub-pe-example:LP-1-2026". The prefix is not registered with the Open Contracting
/// Partnership; who has registered one of their own names it in the configuration, as Site:OcidPrefix.
/// </summary>
public sealed class OcdsIdentity(SiteOptions site)
{
    public string OcidOf(NoticeKey key, NoticeContent content) =>
        OcidOf(key, content.Ocid);

    /// <param name="own">What the source gives; may be null.</param>
    public string OcidOf(NoticeKey key, string? own) => own is { Length: > 0 } ? own : $"{site.OcidPrefix}-{key.SourceId}:{key.NativeId}";

    /// <summary>Of a plan line that nothing was called for from; never that of a notice.</summary>
    public string OcidOfLine(string source, string nativeId) => $"{site.OcidPrefix}-plan:{source}:{nativeId}";

    /// <param name="called">By line, the notice that came from it: both are one process.</param>
    public string OcidOfLine(StoredPlanLine line, IReadOnlyDictionary<long, (NoticeKey Key, string? Ocid)> called) =>
        called.TryGetValue(line.Id, out var notice) ? OcidOf(notice.Key, notice.Ocid) : OcidOfLine(line.SourceId, line.NativeId);

    /// <summary>The notice that an ocid of the hub's own names; null for any other.</summary>
    public NoticeKey? KeyOf(string ocid) =>
        ocid.StartsWith(site.OcidPrefix + "-", StringComparison.Ordinal)
        && ocid[(site.OcidPrefix.Length + 1)..] is var rest
        && rest.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && colon < rest.Length - 1
            ? new NoticeKey(rest[..colon], rest[(colon + 1)..])
            : null;
}
