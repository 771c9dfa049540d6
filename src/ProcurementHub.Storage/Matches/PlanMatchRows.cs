using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Storage.Matches;

/// <summary>A search that a version of a plan line meets.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="ReasonsJson">Why, as the matcher's JSON.</param>
public sealed record NewPlanMatch(long SubscriptionId, long LineId, int Number, string ReasonsJson);

/// <summary>A search that a plan line met, and its latest reasons.</summary>
public sealed record ReachedSearch
{
    public required long SubscriptionId { get; init; }

    public required long LineId { get; init; }

    public required string Reasons { get; init; }
}

/// <summary>A plan line of which one subscriber has matches that no digest has taken in: as much of it as says whether it is to be told.</summary>
public sealed record UntoldPlanLine
{
    public required long LineId { get; init; }

    /// <summary>Of its version as it stands now.</summary>
    public required int Number { get; init; }

    /// <summary>Null where it has no place in a plan yet.</summary>
    public long? PlanId { get; init; }

    public required PlanMonth Month { get; init; }

    public long? AmountCents { get; init; }

    public string? Currency { get; init; }

    /// <summary>It is no longer in its plan.</summary>
    public required bool IsTakenOut { get; init; }

    /// <summary>A notice that came from it has matched for this subscriber.</summary>
    public required bool IsCalled { get; init; }

    /// <summary>For when it was planned when this subscriber was told of it; null when they never were, or last that it was taken out.</summary>
    public PlanMonth? Told { get; init; }

    /// <summary>What this subscriber was told last is that it was taken out of its plan.</summary>
    public bool IsToldTakenOut { get; init; }

    /// <summary>It stands in its plan, and what this subscriber was told last, of it or of the same line elsewhere, is that it was taken out.</summary>
    public bool IsBack => !IsTakenOut && (IsToldTakenOut || Twin?.IsGoneElsewhere(LineId) == true);

    /// <summary>What they know of the plans that other sources have of the same body and year; null where none has one.</summary>
    public PlanTwin? Twin { get; init; }

    public required IReadOnlyList<UntoldPlanMatch> Matches { get; init; }
}

/// <summary>Where a line stands among the plans of one body and year that several sources have.</summary>
/// <param name="Key">By what it is the same line in each of them: see <see cref="SamePlanLine"/>.</param>
/// <param name="Told">What the subscriber was told of all these plans.</param>
public sealed record PlanTwin(long Body, int Year, string SourceId, string Key, IReadOnlyList<ToldTwin> Told)
{
    /// <summary>Since the subscriber was told of the line they were told that the same line of another source was taken out.</summary>
    public bool IsGoneElsewhere(long lineId) => Told.FirstOrDefault(told => told.LineId == lineId) is { } own
        && Told.Any(other => other.SourceId != SourceId && other.AsTakenOut && other.DigestId > own.DigestId && other.Keys.Contains(Key));
}

/// <param name="AsTakenOut">What was told of it last is that it was taken out.</param>
/// <param name="DigestId">Of the digest that told it last.</param>
/// <param name="Keys">As it was told, and as it stands now where that is nothing to tell.</param>
public sealed record ToldTwin(long LineId, string SourceId, bool AsTakenOut, long DigestId, IReadOnlyList<string> Keys);

public sealed record UntoldPlanMatch(long Id, long SubscriptionId, Frequency Frequency);

/// <summary>What is told of plan lines and searches, read for those that are shown.</summary>
/// <param name="Lines">By id.</param>
/// <param name="Reasons">By match, as the matcher's JSON.</param>
/// <param name="Searches">By id.</param>
/// <param name="Calls">By line, the first notice that came from it.</param>
public sealed record PlanTelling(
    IReadOnlyDictionary<long, PlanLineContent> Lines, IReadOnlyDictionary<long, string> Reasons,
    IReadOnlyDictionary<long, SubscriptionCriteria> Searches, IReadOnlyDictionary<long, NoticeKey> Calls);
