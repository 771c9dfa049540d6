using Microsoft.Extensions.Options;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Jobs.Mail.SignIns;

/// <summary>
/// Lets those of the configuration sign in by a link in a mail. Whoever asks is told the same whether the address may
/// sign in or not, or was sent enough of these mails.
/// </summary>
public sealed class SignInDesk(
    StaffLinkStore store, HubLinks links, IOptionsMonitor<StaffOptions> staff, IOptions<MailOptions> mail, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    // Nobody's mailbox is to be filled from the form.
    private const int MailsAnHour = 5;

    /// <param name="language">es or en.</param>
    public async Task RequestAsync(string email, string language, CancellationToken cancellationToken)
    {
        if (!MaySignIn(email))
            return;
        var (now, token) = (time.GetUtcNow(), LinkToken.New());
        var draft = OutboxMails.Draft(SignInMail.Write(email.Trim(), language, links.StaffEntry(token), mail.Value.Sender, now));
        await store.SendAsync(email, token, now + Life, draft, MailsAnHour, now, cancellationToken);
    }

    /// <summary>By the configuration as it is now.</summary>
    public bool MaySignIn(string email) => staff.CurrentValue.Has(email);

    /// <returns>Whose the link is; null when it is nobody's any more.</returns>
    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken) =>
        await store.FindAsync(token, time.GetUtcNow(), cancellationToken) is { } email && MaySignIn(email) ? email : null;

    /// <summary>The link is good for this one time.</summary>
    /// <returns>Who has signed in; null when the link is nobody's any more.</returns>
    public async Task<string?> SignInAsync(string token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is null ? null : await store.UseAsync(token, time.GetUtcNow(), cancellationToken);
}
