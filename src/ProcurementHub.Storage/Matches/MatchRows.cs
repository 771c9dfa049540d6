using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Storage.Matches;

/// <summary>A search that a notice version meets.</summary>
/// <param name="ReasonsJson">Why, as the matcher's JSON.</param>
public sealed record NewMatch(long SubscriptionId, long NoticeId, long VersionId, string ReasonsJson);

/// <summary>A match that no digest has taken in.</summary>
public sealed record UntoldMatch
{
    public required long Id { get; init; }

    public required long SubscriberId { get; init; }

    public required long SubscriptionId { get; init; }

    public required string SubscriptionName { get; init; }

    public required Frequency Frequency { get; init; }

    public required long NoticeId { get; init; }

    /// <summary>Number of the version that matched; the notice may have moved on since.</summary>
    public required int Number { get; init; }

    public required AlertKind AlertKind { get; init; }

    public required string ReasonsJson { get; init; }

    public required DateTimeOffset MatchedAt { get; init; }

    /// <summary>The version of this notice that this subscriber was last shown; null when it was none.</summary>
    public int? ToldVersion { get; init; }
}

/// <summary>A notice as it stands now.</summary>
public sealed record CurrentNotice
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public long? EntityId { get; init; }

    public required int Version { get; init; }

    /// <summary>The same for all notices of one procedure; null where it is the only one.</summary>
    public long? ProcedureId { get; init; }

    public required NoticeContent Content { get; init; }
}

/// <summary>Everything that a number of subscribers have not been told, with each notice once.</summary>
/// <param name="Told">What was shown earlier of the notices that have moved on, by notice and version number.</param>
public sealed record Untold(
    IReadOnlyList<UntoldMatch> Matches,
    IReadOnlyDictionary<long, CurrentNotice> Notices,
    IReadOnlyDictionary<(long NoticeId, int Version), NoticeContent> Told)
{
    /// <summary>By subscriber and procedure: all of its notices that the subscriber was told, as they were told.</summary>
    public ILookup<(long SubscriberId, long ProcedureId), ToldNotice> OfProcedures { get; init; } = ToldOfProcedures.Nothing;

    /// <summary>What moved since the subscriber was last shown the notice; empty when they never were, or nothing did.</summary>
    public IReadOnlyList<NoticeChange> ChangesSinceTold(UntoldMatch match) =>
        match.ToldVersion is { } version && Told.TryGetValue((match.NoticeId, version), out var told)
            ? NoticeComparison.Compare(told, Notices[match.NoticeId].Content)
            : [];
}
