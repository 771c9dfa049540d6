namespace ProcurementHub.Jobs.Mail;

/// <summary>What a server's reply means for a mail (RFC 5321, 4.2; RFC 3463).</summary>
internal static class SmtpReply
{
    internal static DeliveryAnswer Answer(int code, string text)
    {
        var status = EnhancedStatus.Find(text);

        // The longer code is the more exact one: "552 4.2.2" is a mailbox that is full today.
        var isPermanent = IsAboutTheMail(code) && (status is null || !EnhancedStatus.IsTransient(status));
        var answer = isPermanent ? DeliveryAnswer.Permanent($"{code} {text}") : DeliveryAnswer.Transient($"{code} {text}");
        return answer with { StatusCode = status, IsUnreachable = IsAboutTheClient(code) };
    }

    private static bool IsAboutTheMail(int code) => code is >= 500 and <= 599 && !IsAboutTheClient(code);

    // 421 closes the connection. 500 to 504 and 530 to 538 say that client and server do not understand or trust each
    // other. That is for the operator to set right; no address must be blocked for it.
    private static bool IsAboutTheClient(int code) => code is 421 or 454 or (>= 500 and <= 509) or (>= 530 and <= 539);
}
