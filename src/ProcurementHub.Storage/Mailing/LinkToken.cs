using System.Security.Cryptography;
using System.Text;

namespace ProcurementHub.Storage.Mailing;

/// <summary>What a link in a mail proves its owner by: 256 random bits as hex. The tables have only its hash.</summary>
public static class LinkToken
{
    private const int Letters = 64;

    public static string New() => RandomNumberGenerator.GetHexString(Letters, lowercase: true);

    /// <summary>As SHA-256 of the text, of which nobody gets back to the text.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
