using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ProcurementHub.Web.Staff;

/// <summary>
/// Writes a mail address so that it can stand in the address of a page: what is asked for lies in logs of proxies and in
/// the history of browsers, where nobody's address belongs.
/// </summary>
public sealed class SealedAddresses(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("mail address of a staff page");

    public string Seal(string email) => protector.Protect(email);

    /// <returns>Null where it was not sealed here, or with keys that are gone.</returns>
    public string? Open(string written)
    {
        try
        {
            return protector.Unprotect(written);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
