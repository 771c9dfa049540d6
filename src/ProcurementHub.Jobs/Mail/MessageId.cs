using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Made once, when the mail is composed, and kept with it: a mail that goes out a second time after a crash is known
/// by the receiver as the same. It comes from the token of the mail's links, so that nobody but its reader can know
/// it: who names it in a bounce or a complaint has seen the mail.
/// </summary>
internal static class MessageId
{
    private const int Bytes = 16;

    internal static string Of(string token, MailAddress from) =>
        $"<{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"Message-ID\n{token}")).AsSpan(0, Bytes))}@{from.Host}>";
}
