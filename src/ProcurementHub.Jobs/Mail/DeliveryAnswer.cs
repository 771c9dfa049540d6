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

    public static DeliveryAnswer Transient(string reason) => new(DeliveryOutcome.Transient, reason);

    public static DeliveryAnswer Permanent(string reason) => new(DeliveryOutcome.Permanent, reason);
}
