using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Storage.Subscribers;

public sealed record Subscriber
{
    public required long Id { get; init; }

    public required string Email { get; init; }

    public string? Name { get; init; }

    public required string Locale { get; init; }

    /// <summary>IANA name; the send hour and "today" are meant in it.</summary>
    public required string TimeZone { get; init; }

    /// <summary>0 to 23.</summary>
    public required int SendHour { get; init; }

    /// <summary>From this hour of their day until the other no hourly digest is made; none are quiet where they are equal.</summary>
    public int QuietFrom { get; init; } = UsualQuiet.From;

    public int QuietUntil { get; init; } = UsualQuiet.Until;

    /// <summary>Of the weekly digest: 1 Monday to 7 Sunday.</summary>
    public int WeeklyDay { get; init; } = 1;

    /// <summary>No digest is made before; null or in the past where there is no pause.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public required bool Active { get; init; }

    /// <summary>Period of the last digest; null before the first.</summary>
    public string? LastPeriod { get; init; }

    /// <summary>When the last digest was made; null before the first.</summary>
    public DateTimeOffset? LastComposedAt { get; init; }

    /// <summary>Of the searches that were not ended; null when all are off.</summary>
    public Frequency? ShortestFrequency { get; init; }
}

/// <summary>The quiet hours of who has not chosen any; the table's columns begin with the same.</summary>
internal static class UsualQuiet
{
    public const int From = 20;
    public const int Until = 7;
}

/// <summary>When somebody wants their mail.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="WeeklyDay">1 Monday to 7 Sunday.</param>
public sealed record RhythmWish(string TimeZone, int SendHour, int QuietFrom, int QuietUntil, int WeeklyDay)
{
    /// <summary>es or en; null leaves it as it is.</summary>
    public string? Locale { get; init; }
}

/// <summary>One saved search of somebody who is to be told.</summary>
public sealed record ActiveSubscription
{
    public required long SubscriptionId { get; init; }

    public required long SubscriberId { get; init; }

    public required string Name { get; init; }

    public required Frequency Frequency { get; init; }

    internal string CriteriaText { get; init; } = "";

    public SubscriptionCriteria Criteria => CriteriaJson.Read(CriteriaText);
}

/// <summary>One line of a file of subscribers: one saved search of one address.</summary>
public sealed record SubscriptionImport
{
    public required string Email { get; init; }

    public string? Name { get; init; }

    public required string Locale { get; init; }

    public required string TimeZone { get; init; }

    public required int SendHour { get; init; }

    /// <summary>Who is known keeps their language.</summary>
    public bool KeepsLocale { get; init; }

    /// <summary>Who is known keeps their zone.</summary>
    public bool KeepsTimeZone { get; init; }

    /// <summary>Who is known keeps their hour.</summary>
    public bool KeepsSendHour { get; init; }

    /// <summary>Null, as below, where the file does not say: who is known keeps what they chose.</summary>
    public int? QuietFrom { get; init; }

    public int? QuietUntil { get; init; }

    public int? WeeklyDay { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>What the subscriber calls the search.</summary>
    public string SubscriptionName { get; init; } = "";

    public required SubscriptionCriteria Criteria { get; init; }

    public required Frequency Frequency { get; init; }
}

/// <summary>What an import changed. Importing the same file again gives zeros.</summary>
public sealed record ImportResult
{
    public required int SubscribersAdded { get; init; }

    public required int SubscribersChanged { get; init; }

    public required int SubscriptionsAdded { get; init; }

    public required int SubscriptionsChanged { get; init; }

    /// <summary>Searches of imported addresses that the file no longer has.</summary>
    public required int SubscriptionsEnded { get; init; }

    /// <summary>Imported addresses that have unsubscribed; an import never brings them back.</summary>
    public required int Unsubscribed { get; init; }
}

/// <summary>A saved search with its subscriber, for the file of all subscribers.</summary>
public sealed record SubscriptionExport
{
    public required string Email { get; init; }

    public string? Name { get; init; }

    public required string Locale { get; init; }

    public required string TimeZone { get; init; }

    public required int SendHour { get; init; }

    public required int QuietFrom { get; init; }

    public required int QuietUntil { get; init; }

    /// <summary>1 Monday to 7 Sunday.</summary>
    public required int WeeklyDay { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public required bool Active { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public required string SubscriptionName { get; init; }

    public required Frequency Frequency { get; init; }

    internal string CriteriaText { get; init; } = "";

    public SubscriptionCriteria Criteria => CriteriaJson.Read(CriteriaText);
}
