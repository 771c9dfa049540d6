using System.Text.RegularExpressions;

namespace ProcurementHub.Jobs.Mail;

/// <summary>The status codes of RFC 3463: class (2, 4 or 5), subject, detail.</summary>
internal static partial class EnhancedStatus
{
    /// <summary>The first in a server's words; null when there is none.</summary>
    internal static string? Find(string text) =>
        Code().Match(text) is { Success: true } match ? match.Value : null;

    internal static bool IsTransient(string code) => code[0] == '4';

    /// <summary>
    /// There is no such mailbox or domain, for good. A full mailbox (5.2.2), a policy (5.7), a size or a route that
    /// is refused says nothing of the kind: the next mail may be taken.
    /// </summary>
    internal static bool IsBadAddress(string? code) => code is
        "5.1.0" // an address in general
        or "5.1.1" // no such mailbox
        or "5.1.2" // no such domain
        or "5.1.3" // no address by its form
        or "5.1.6" // moved, and nobody knows where to
        or "5.1.10" // the domain takes no mail at all (RFC 7505)
        or "5.2.1"; // the mailbox is closed

    // Not a part of an IP address or of a program's version.
    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d]|\.\d)")]
    private static partial Regex Code();
}
