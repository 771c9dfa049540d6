using System.Net.Mail;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Jobs.Mail;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// What receivers ask of mail to many: one-click unsubscribing (RFC 8058), a list name (RFC 2919), and the sign
/// that nobody need answer it (RFC 3834).
/// </summary>
internal static class DigestHeaders
{
    internal static IReadOnlyList<MailHeader> Of(DigestView view, HubLinks links, MailAddress from) =>
    [
        new("List-Unsubscribe", $"<{view.Unsubscribe.Url}>"),
        new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        new("List-Id", $"{view.ListName} <digests.{from.Host}>"),
        new("List-Archive", $"<{links.Home}>"),
        new("Auto-Submitted", "auto-generated"),
        new("Content-Language", view.Language),
    ];
}
