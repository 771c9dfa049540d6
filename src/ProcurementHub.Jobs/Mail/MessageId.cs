using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// The same for the same subscriber and period, whatever happens in between, so that a mail that goes out a
/// second time after a crash is known by the receiver as the same mail.
/// </summary>
internal static class MessageId
{
    private const int Bytes = 16;

    internal static string Of(long subscriberId, string period, MailAddress from)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{subscriberId}\n{period}")));
        return $"<{Convert.ToHexStringLower(hash.AsSpan(0, Bytes))}@{from.Host}>";
    }
}
