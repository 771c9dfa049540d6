using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Jobs.Mail.Bounces;

/// <summary>What a file of the mailbox says: a bounce (RFC 3464), a complaint (RFC 5965), or something for a person.</summary>
internal static class ReportReader
{
    private const int LongestDetail = 500;
    private const int LongestAddress = 320;

    internal static ReturnedMail Read(string fileName, string text)
    {
        var mail = MailPart.Read(text);
        var parts = mail.Type == "multipart/report" ? mail.Parts() : [];
        if (parts.FirstOrDefault(part => part.Type == "message/delivery-status") is { } status)
            return Bounce(fileName, status, MessageId(parts));
        if (parts.FirstOrDefault(part => part.Type == "message/feedback-report") is { } feedback)
            return Feedback(fileName, feedback, MessageId(parts));
        var kind = Kind(mail);
        return new ReturnedMail
        {
            FileName = fileName,
            Kind = kind,
            Detail = Cut(kind == ReturnedMailKind.Unreadable ? $"A report without its part for programs, from {mail["From"]}: {mail["Subject"]}" : $"From {mail["From"]}: {mail["Subject"]}"),
        };
    }

    private static ReturnedMail Bounce(string fileName, MailPart report, string? messageId)
    {
        // The first block is about the report, each further one about a recipient; a mail of the hub has one.
        var recipients = report.Blocks().Where(block => block["Action"] is not null).ToList();
        var failed = recipients.Find(block => block["Action"]!.StartsWith("failed", StringComparison.OrdinalIgnoreCase));
        var block = failed ?? recipients.FirstOrDefault();
        if (block is null)
            return new ReturnedMail { FileName = fileName, Kind = ReturnedMailKind.Unreadable, MessageId = messageId, Detail = "A report of a delivery that names no recipient." };

        var said = block["Diagnostic-Code"];
        var status = EnhancedStatus.Find(block["Status"] ?? "");
        // "5.0.0" says no more than that it failed; the server's own words may.
        if (status is null || status.EndsWith(".0.0", StringComparison.Ordinal))
            status = EnhancedStatus.Find(said ?? "") ?? status;
        return new ReturnedMail
        {
            FileName = fileName,
            Kind = failed is null ? ReturnedMailKind.Notice : ReturnedMailKind.Failure,
            MessageId = messageId,
            StatusCode = status,
            Recipient = Cut(Address(block["Final-Recipient"] ?? block["Original-Recipient"]), LongestAddress),
            Detail = Cut(said ?? block["Status"] ?? block["Action"]),
            IsBadAddress = failed is not null && EnhancedStatus.IsBadAddress(status),
        };
    }

    private static ReturnedMail Feedback(string fileName, MailPart report, string? messageId)
    {
        var fields = report.Blocks().FirstOrDefault();
        var type = fields?["Feedback-Type"]?.Trim().ToLowerInvariant();
        return new ReturnedMail
        {
            FileName = fileName,
            // "not-spam", "auth-failure" and "virus" are not about what the reader wants.
            Kind = type switch
            {
                "abuse" or "fraud" or "opt-out" or "opt-out-list" or "other" => ReturnedMailKind.Complaint,
                null or "" => ReturnedMailKind.Unreadable,
                _ => ReturnedMailKind.Notice,
            },
            MessageId = messageId,
            Recipient = Cut(Address(fields?["Original-Rcpt-To"]), LongestAddress),
            Detail = Cut($"Complaint ({type}) by {fields?["User-Agent"]}"),
        };
    }

    /// <summary>Of the returned mail, or of its header alone.</summary>
    private static string? MessageId(IReadOnlyList<MailPart> parts)
    {
        var returned = parts.FirstOrDefault(part => part.Type is "message/rfc822" or "message/global" or "text/rfc822-headers" or "message/rfc822-headers");
        var id = returned is null ? null : MailPart.Read(returned.Body)["Message-ID"];
        return id is { Length: > 2 and <= LongestAddress } && id[0] == '<' && id[^1] == '>' ? id : null;
    }

    // A mail server writes with an empty sender; so do programs that answer for people on holiday, and they say so.
    private static ReturnedMailKind Kind(MailPart mail)
    {
        if (mail["Auto-Submitted"] is { } auto && auto.StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase))
            return ReturnedMailKind.Notice;
        var isFromServer = mail.Type == "multipart/report" || mail["Return-Path"]?.Trim() == "<>"
            || (mail["From"] ?? "").Contains("mailer-daemon@", StringComparison.OrdinalIgnoreCase);
        return isFromServer ? ReturnedMailKind.Unreadable : ReturnedMailKind.Letter;
    }

    /// <summary>"rfc822; ana@example.org" without its first part.</summary>
    private static string? Address(string? field) => field?[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>');

    private static string? Cut(string? text, int longest = LongestDetail) =>
        text is null || text.Length <= longest ? text : text[..longest];
}
