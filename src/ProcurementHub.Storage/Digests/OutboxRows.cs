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
}

/// <summary>A mail that this worker may send until its lease ends.</summary>
public sealed record OutboxMessage
{
    public required long Id { get; init; }

    public required long SubscriberId { get; init; }

    public required string Period { get; init; }

    public required string MessageId { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    internal string HeadersText { get; init; } = "{}";

    public IReadOnlyDictionary<string, string> Headers => HeadersJson.Read(HeadersText);

    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>How often it was taken to be sent, this time included.</summary>
    public required int Attempts { get; init; }
}

public sealed record OutboxCounts(int Waiting, int Leased, int Sent, int Failed);
