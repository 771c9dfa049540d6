using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Storage.Mailing;

/// <summary>A wish to get alerts, as the form had it.</summary>
public sealed record SignupRequest
{
    public required string Email { get; init; }

    public string? Name { get; init; }

    public required string Locale { get; init; }

    public required string TimeZone { get; init; }

    public required int SendHour { get; init; }

    public required SubscriptionCriteria Criteria { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>What the link of the mail carries.</summary>
    public required string Token { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A wish that waits for its address to be confirmed, or was confirmed.</summary>
public sealed record Signup
{
    public required long Id { get; init; }

    public required string Email { get; init; }

    public required string Locale { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }
}
