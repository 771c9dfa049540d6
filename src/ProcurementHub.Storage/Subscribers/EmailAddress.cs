using System.Security.Cryptography;
using System.Text;

namespace ProcurementHub.Storage.Subscribers;

internal static class EmailAddress
{
    /// <summary>No provider that matters tells two mailboxes apart by case.</summary>
    public static string Fold(string email) => email.Trim().ToLowerInvariant();

    /// <summary>What stands in place of an address whose owner wants it forgotten, and that must still be known again.</summary>
    public static string Hash(string folded) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)));
}
