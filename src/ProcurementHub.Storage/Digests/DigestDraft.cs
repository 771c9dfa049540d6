namespace ProcurementHub.Storage.Digests;

/// <summary>One composed digest with the mail that carries it and the matches it takes in.</summary>
public sealed record DigestDraft
{
    public required long SubscriberId { get; init; }

    /// <summary>What the digest is for, such as a day or a week; a subscriber gets one for each.</summary>
    public required string Period { get; init; }

    public required int Items { get; init; }

    /// <summary>Matches that are not shown, because their notice closed before it could be told.</summary>
    public required int LeftOut { get; init; }

    public required IReadOnlyList<ToldMatch> Matches { get; init; }

    /// <summary>What it takes in of plan lines.</summary>
    public IReadOnlyList<ToldPlanMatch> PlanMatches { get; init; } = [];

    /// <summary>Notices to be reminded of from now on, or no more.</summary>
    public IReadOnlyList<ReminderMark> Reminders { get; init; } = [];

    /// <summary>Null when all was left out and there is nothing to send.</summary>
    public MailDraft? Mail { get; init; }

    /// <summary>When each notice that the mail tells in full and for the first time was published; null where its source does not say.</summary>
    public IReadOnlyList<DateTimeOffset?> Published { get; init; } = [];

    /// <summary>What the links of the mail carry; null when it has none.</summary>
    public string? LinkToken { get; init; }
}

/// <param name="ToldVersion">Number of the version that the digest shows; null when it leaves the match out.</param>
public sealed record ToldMatch(long MatchId, int? ToldVersion);

/// <param name="ToldVersion">Number of the line's version that the digest tells, in full or by number; null when it leaves the match out.</param>
public sealed record ToldPlanMatch(long MatchId, int? ToldVersion);

/// <param name="ClosingAt">The deadline before which the subscriber is to be reminded; null where they are not.</param>
public sealed record ReminderMark(long NoticeId, DateTimeOffset? ClosingAt);

public sealed record MailDraft
{
    /// <summary>With its angle brackets. Stays the same however often the mail is tried.</summary>
    public required string MessageId { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public required string Html { get; init; }

    public required string Text { get; init; }
}
