using System.Net.Mail;

namespace ProcurementHub.Jobs.Mail;

/// <summary>One mail as it is to be delivered. The same mail delivered twice bears the same Message-ID.</summary>
public sealed record OutgoingMail
{
    /// <summary>With its angle brackets.</summary>
    public required string MessageId { get; init; }

    public required MailAddress From { get; init; }

    public required MailAddress To { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>Those beyond the ones above and those of the body.</summary>
    public required IReadOnlyList<MailHeader> Headers { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }
}

public sealed record MailHeader(string Name, string Value);
