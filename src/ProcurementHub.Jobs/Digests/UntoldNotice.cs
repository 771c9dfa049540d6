using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Matches;

namespace ProcurementHub.Jobs.Digests;

/// <summary>A notice of which one subscriber has matches that no digest has told yet.</summary>
/// <param name="Latest">The newest version, whichever version was matched.</param>
/// <param name="Told">The version that an earlier digest showed this subscriber; null when none did.</param>
public sealed record UntoldNotice(
    NoticeKey Key, int LatestVersion, NoticeContent Latest, NoticeContent? Told, IReadOnlyList<ReaderMatch> Matches)
{
    public long NoticeId { get; init; }

    /// <summary>The same for all notices of one procedure; null where it is the only one.</summary>
    public long? Procedure { get; init; }

    /// <summary>When a digest last told this notice; null when none did, or the notice is its procedure's only one.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>Notices of the procedure at other sources, as they were told to this subscriber.</summary>
    public IReadOnlyList<ToldNotice> ToldElsewhere { get; init; } = [];
}

/// <summary>One match of one of the subscriber's subscriptions.</summary>
public sealed record ReaderMatch(long MatchId, Frequency Frequency, IReadOnlyList<MatchReason> Reasons)
{
    public long SubscriptionId { get; init; }

    /// <summary>What the subscriber calls the search; may be blank.</summary>
    public string Subscription { get; init; } = "";
}
