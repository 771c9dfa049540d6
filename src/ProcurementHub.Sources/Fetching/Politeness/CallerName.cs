using System.Net.Mail;

namespace ProcurementHub.Sources.Fetching.Politeness;

/// <summary>
/// Who asks, and how its operator can be reached: whoever runs a portal and has a reason to complain writes
/// to them, and need not shut the hub out.
/// </summary>
internal sealed class CallerName
{
    /// <summary>The name under which robots.txt speaks of the hub.</summary>
    public const string Product = "ProcurementHub";

    private static readonly string Version = typeof(CallerName).Assembly.GetName().Version!.ToString(3);

    private readonly bool hasContact;

    public CallerName(string? contact)
    {
        hasContact = !string.IsNullOrWhiteSpace(contact);
        From = hasContact && IsMail(contact!) ? contact : null;
        // Hosts of public bodies refuse the names that HTTP libraries have of themselves, and take those of browsers.
        UserAgent = hasContact
            ? $"Mozilla/5.0 (compatible; {Product}/{Version}; +{(From is null ? "" : "mailto:")}{contact})"
            : $"Mozilla/5.0 (compatible; {Product}/{Version})";
    }

    public string UserAgent { get; }

    public string? From { get; }

    public static bool IsContact(string contact) =>
        contact.All(letter => letter is > ' ' and <= '~' and not ('(' or ')'))
        && (IsMail(contact) || (Uri.TryCreate(contact, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"));

    /// <returns>Why that host is not asked; null when it may be.</returns>
    public string? WhyNot(Uri address) =>
        hasContact || address.IsLoopback
            ? null
            : "Set Fetch:Contact to a mail address or a page of yours; without it no portal is asked.";

    private static bool IsMail(string contact) => MailAddress.TryCreate(contact, out var mail) && mail.Address == contact;
}
