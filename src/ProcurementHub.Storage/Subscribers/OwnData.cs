using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Storage.Subscribers;

/// <summary>All that the hub has of one subscriber.</summary>
public sealed record OwnData(
    Subscriber Subscriber, IReadOnlyList<OwnSearch> Searches, IReadOnlyList<OwnDigest> Digests, IReadOnlyList<OwnNotice> Notices,
    IReadOnlyList<OwnPlanLine> PlanLines, IReadOnlyList<OwnMail> Mails, IReadOnlyList<OwnSignup> Signups, IReadOnlyList<OwnSuppression> Suppressions);

public sealed record OwnSearch
{
    public required string Name { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>False when it was ended.</summary>
    public required bool Active { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal string CriteriaText { get; init; } = "";

    public SubscriptionCriteria Criteria => CriteriaJson.Read(CriteriaText);
}

public sealed record OwnDigest
{
    public required string Period { get; init; }

    public required DateTimeOffset ComposedAt { get; init; }

    public required int Items { get; init; }
}

/// <summary>A notice that met one of their searches.</summary>
public sealed record OwnNotice
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public required DateTimeOffset MatchedAt { get; init; }

    /// <summary>Of the digest that told it; null where none did.</summary>
    public string? Period { get; init; }
}

/// <summary>A line of an annual plan that met one of their searches.</summary>
public sealed record OwnPlanLine
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public int? PlanYear { get; init; }

    public required DateTimeOffset MatchedAt { get; init; }

    /// <summary>Of the digest that told it; null where none did.</summary>
    public string? Period { get; init; }
}

public sealed record OwnMail
{
    public required string Subject { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required OutboxState State { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

public sealed record OwnSignup
{
    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }
}

/// <summary>That their address gets, or got, no mail.</summary>
public sealed record OwnSuppression
{
    public required SuppressionReason Reason { get; init; }

    public required DateTimeOffset Since { get; init; }

    public DateTimeOffset? LiftedAt { get; init; }
}
