namespace ProcurementHub.Storage.Mailing;

/// <summary>Why an address gets no mail. The numbers are stored: never renumber.</summary>
public enum SuppressionReason
{
    /// <summary>The receiving side said that there is no such address.</summary>
    BadAddress = 0,

    /// <summary>Its last mails all failed, whatever was said.</summary>
    FailedRepeatedly = 1,

    /// <summary>Its owner marked a mail as unwanted.</summary>
    Complaint = 2,

    Staff = 3,
}

/// <summary>An address that gets no mail.</summary>
public sealed record Suppression
{
    public required long Id { get; init; }

    public required string Email { get; init; }

    public required SuppressionReason Reason { get; init; }

    /// <summary>In the words of the receiving side, or of staff.</summary>
    public string? Detail { get; init; }

    public required DateTimeOffset Since { get; init; }
}
