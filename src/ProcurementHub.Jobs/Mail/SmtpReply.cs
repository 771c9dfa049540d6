namespace ProcurementHub.Jobs.Mail;

/// <summary>What a server's reply code means for a mail (RFC 5321, 4.2).</summary>
internal static class SmtpReply
{
    internal static DeliveryAnswer Answer(int code, string text) =>
        IsAboutTheMail(code) ? DeliveryAnswer.Permanent($"{code} {text}") : DeliveryAnswer.Transient($"{code} {text}");

    // 500 to 504 and 530 to 538 say that client and server do not understand or trust each other. That is
    // for the operator to set right; no address must be blocked for it.
    private static bool IsAboutTheMail(int code) => code is >= 510 and <= 529 or >= 540 and <= 599;
}
