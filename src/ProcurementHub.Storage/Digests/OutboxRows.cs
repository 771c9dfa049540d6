namespace ProcurementHub.Storage.Digests;

/// <summary>Where a composed mail stands. The numbers are stored: never renumber.</summary>
public enum OutboxState
{
    Waiting = 0,

    /// <summary>A worker has it; when the worker's time is up, another may take it.</summary>
    Leased = 1,
    Sent = 2,

    /// <summary>Given up.</summary>
    Failed = 3,

    /// <summary>Not to be sent any more: unsubscribed, paused or suppressed since it was composed.</summary>
    Withdrawn = 4,
}

/// <summary>A mail that this worker may send until its lease ends.</summary>
public sealed record OutboxMessage
{
    public required long Id { get; init; }

    /// <summary>Null for a mail to somebody who is no subscriber yet.</summary>
    public long? SubscriberId { get; init; }

    public required string Period { get; init; }

    public required string MessageId { get; init; }

    public required string Recipient { get; init; }

    /// <summary>The receiving one, in small letters.</summary>
    public required string Domain { get; init; }

    public required string Subject { get; init; }

    internal string HeadersText { get; init; } = "{}";

    public IReadOnlyDictionary<string, string> Headers => HeadersJson.Read(HeadersText);

    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>How often it was taken to be sent, this time included; a worker that died had taken it too.</summary>
    public required int Attempts { get; init; }

    /// <summary>How often it was handed over and not taken.</summary>
    public required int Refusals { get; init; }

    public DateTimeOffset? RefusedSince { get; init; }

    /// <summary>When it was composed.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>That a mail was handed over and not taken.</summary>
public sealed record Refusal
{
    public required DateTimeOffset At { get; init; }

    public required string Error { get; init; }

    /// <summary>RFC 3463, where the answer had one.</summary>
    public string? StatusCode { get; init; }

    /// <summary>When to try again; null gives the mail up.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The answer says that there is no such address: no other mail goes there.</summary>
    public bool IsBadAddress { get; init; }
}

public sealed record OutboxCounts(int Waiting, int Leased, int Sent, int Failed, int Withdrawn = 0);

/// <summary>A mail that was given up.</summary>
public sealed record FailedMail
{
    public required long Id { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required int Refusals { get; init; }

    public string? StatusCode { get; init; }

    public string? LastError { get; init; }
}
