using ProcurementHub.Core.Notices;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>The winners that a notice names, those of them whose size is said, and the small firms among these.</summary>
public readonly record struct WinnerCounts(int Count, int Sized, int Small)
{
    /// <summary>
    /// The winners of a call that is awarded: by its state, or because it names a winner, as some publishers leave an awarded
    /// call standing as closed or open. What is called off after its award went to nobody.
    /// </summary>
    /// <returns>Null where the call is not awarded.</returns>
    public static WinnerCounts? OfAward(NoticeStatus status, WinnerCounts named) => status switch
    {
        NoticeStatus.Awarded => named,
        NoticeStatus.Cancelled or NoticeStatus.Void => null,
        _ => named.Count > 0 ? named : null,
    };
}
