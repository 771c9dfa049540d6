using Microsoft.Extensions.Options;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Storage.Mailing;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Mail;

/// <param name="Links">That opened a mail's pages and have expired.</param>
/// <param name="Requests">To subscribe, with their addresses, whether confirmed or not.</param>
/// <param name="Mails">Of long ago, with what they told.</param>
/// <param name="Subscribers">Who left long ago.</param>
public sealed record Forgotten(int Links, int Requests, int Mails, int Subscribers);

/// <summary>Forgets what is of no more use about people: nobody's address is kept longer than the site says.</summary>
public sealed class ForgettingPass(
    SubscriberChoices choices, SignupStore signups, OldMails mails, LeftSubscribers left, IOptions<RetentionOptions> options, TimeProvider time)
{
    // For the question why somebody got a mail.
    private static readonly TimeSpan requestsKept = TimeSpan.FromDays(30);

    public async Task<Forgotten> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await left.NoteAsync(now, cancellationToken);
        return new Forgotten(
            await choices.ForgetLinksAsync(now, cancellationToken),
            await signups.ForgetAsync(now - requestsKept, cancellationToken),
            options.Value.MailDays == 0 ? 0 : await mails.ForgetAsync(now.AddDays(-options.Value.MailDays), cancellationToken),
            options.Value.LeftDays == 0 ? 0 : await left.ForgetAsync(now.AddDays(-options.Value.LeftDays), cancellationToken));
    }
}
