using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Storage.Matches;

/// <summary>A search that a version of a plan line meets.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="ReasonsJson">Why, as the matcher's JSON.</param>
public sealed record NewPlanMatch(long SubscriptionId, long LineId, int Number, string ReasonsJson);

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

    /// <summary>For when it was planned when this subscriber was told of it; null when they never were.</summary>
    public PlanMonth? Told { get; init; }

    public required IReadOnlyList<UntoldPlanMatch> Matches { get; init; }
}

public sealed record UntoldPlanMatch(long Id, long SubscriptionId, Frequency Frequency);

/// <summary>What is told of plan lines and searches, read for those that are shown.</summary>
/// <param name="Lines">By id.</param>
/// <param name="Reasons">By match, as the matcher's JSON.</param>
/// <param name="Searches">By id.</param>
public sealed record PlanTelling(
    IReadOnlyDictionary<long, PlanLineContent> Lines, IReadOnlyDictionary<long, string> Reasons,
    IReadOnlyDictionary<long, SubscriptionCriteria> Searches);
