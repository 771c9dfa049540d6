using System.Net.Mail;
using Microsoft.Extensions.Options;
using ProcurementHub.Core;
using ProcurementHub.Jobs.Digests.Wording;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Jobs.Mail.Signups;

/// <summary>
/// Takes wishes to get alerts. Whoever asks is told the same whether the address is known, unknown, suppressed or was
/// sent enough of these mails: who owns it learns the rest from the mail.
/// </summary>
public sealed class SignupDesk(SignupStore signups, HubLinks links, IOptions<SiteOptions> site, IOptions<MailOptions> mail, TimeProvider time)
{
    /// <summary>Long enough for a weekend's mailbox.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    // Nobody's mailbox is to be filled from the form.
    private const int MailsADay = 3;
    private const int LongestAddress = 254;

    /// <summary>Why the text is no address that mail can go to; a null reason says nothing of whether anybody has it.</summary>
    public static Parsed<string> Address(string? text)
    {
        var address = text?.Trim() ?? "";
        return address.Length <= LongestAddress && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address
            && parsed.Host.Contains('.', StringComparison.Ordinal) && Ascii(address)
            ? Parsed.Of(address)
            : Parsed.Failed<string>($"'{address}' is not a mail address.");
    }

    /// <param name="wish">With an address that <see cref="Address"/> takes.</param>
    public async Task RequestAsync(SignupWish wish, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var token = LinkToken.New();
        var request = new SignupRequest
        {
            Email = wish.Email,
            Locale = wish.Language,
            TimeZone = site.Value.TimeZone,
            SendHour = site.Value.SendHour,
            Criteria = wish.Criteria,
            Frequency = wish.Frequency,
            Token = token,
            ExpiresAt = now + Life,
        };
        var draft = OutboxMails.Draft(SignupMail.Write(wish, links.Confirm(token), mail.Value.Sender, token, now));
        await signups.RequestAsync(request, draft, MailsADay, now, cancellationToken);
    }

    /// <summary>Null when nobody has the token, or it is too old.</summary>
    public Task<Signup?> FindAsync(string token, CancellationToken cancellationToken) =>
        signups.FindAsync(token, time.GetUtcNow(), cancellationToken);

    /// <returns>False when nobody has the token, or it is too old.</returns>
    public Task<bool> ConfirmAsync(string token, CancellationToken cancellationToken) =>
        signups.ConfirmAsync(token, time.GetUtcNow(), cancellationToken);

    // Letters beyond need servers that few have (RFC 6531).
    private static bool Ascii(string text) => text.All(letter => letter is > ' ' and < '\x7f');
}
