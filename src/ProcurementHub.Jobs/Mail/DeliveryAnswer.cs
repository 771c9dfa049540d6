namespace ProcurementHub.Jobs.Mail;

public enum DeliveryOutcome
{
    Accepted,

    /// <summary>May succeed later: the server is busy, down, or wrongly set up on either side.</summary>
    Transient,

    /// <summary>Will never succeed: the receiver refuses this address or this mail.</summary>
    Permanent,
}

/// <summary>What the receiving side said.</summary>
/// <param name="Reason">In the server's words where it gave any; null when accepted.</param>
public sealed record DeliveryAnswer(DeliveryOutcome Outcome, string? Reason)
{
    public static DeliveryAnswer Accepted { get; } = new(DeliveryOutcome.Accepted, null);

    /// <summary>RFC 3463, such as "5.1.1"; null where the server gave none.</summary>
    public string? StatusCode { get; init; }

    /// <summary>There was no answer to the mail at all: the next mail will fare the same.</summary>
    public bool IsUnreachable { get; init; }

    public static DeliveryAnswer Transient(string reason) => new(DeliveryOutcome.Transient, reason);

    public static DeliveryAnswer Unreachable(string reason) => new(DeliveryOutcome.Transient, reason) { IsUnreachable = true };

    public static DeliveryAnswer Permanent(string reason) => new(DeliveryOutcome.Permanent, reason);
}
