namespace ProcurementHub.Storage.Mailing;

/// <summary>What a file of the mailbox is. The numbers are stored: never renumber.</summary>
public enum ReturnedMailKind
{
    /// <summary>A report that a mail could not be delivered (RFC 3464).</summary>
    Failure = 0,

    /// <summary>A report that a mail is late, or was delivered; nothing is done about it.</summary>
    Notice = 1,

    /// <summary>A reader marked a mail as unwanted (RFC 5965).</summary>
    Complaint = 2,

    /// <summary>Written by a person, or by a program that is no mail server: for a person to read.</summary>
    Letter = 3,

    /// <summary>Meant as a report, and not to be understood.</summary>
    Unreadable = 4,
}

/// <summary>What was done about it. The numbers are stored: never renumber.</summary>
public enum ReturnedMailAction
{
    None = 0,

    /// <summary>The mail counts as failed; the address goes on getting mail.</summary>
    Failed = 1,
    Suppressed = 2,

    /// <summary>The alerts were ended, and the address gets no mail.</summary>
    Unsubscribed = 3,

    /// <summary>It names no mail of ours by what only its reader can know.</summary>
    NotOurs = 4,
}

/// <summary>One file of the mailbox, understood.</summary>
public sealed record ReturnedMail
{
    /// <summary>Unique in the mailbox and for all time, as Maildir has it.</summary>
    public required string FileName { get; init; }

    public required ReturnedMailKind Kind { get; init; }

    /// <summary>Message-ID of the mail it is about, with angle brackets.</summary>
    public string? MessageId { get; init; }

    /// <summary>RFC 3463.</summary>
    public string? StatusCode { get; init; }

    /// <summary>Whom the report names; that alone proves nothing.</summary>
    public string? Recipient { get; init; }

    public string? Detail { get; init; }

    /// <summary>The report says that there is no such address.</summary>
    public bool IsBadAddress { get; init; }
}

/// <summary>What was read, and what came of it.</summary>
public sealed record ReturnedMailRow
{
    public required string FileName { get; init; }

    public required ReturnedMailKind Kind { get; init; }

    public required ReturnedMailAction Action { get; init; }

    public string? Recipient { get; init; }

    public string? StatusCode { get; init; }

    public string? Detail { get; init; }

    public required DateTimeOffset ReadAt { get; init; }
}
