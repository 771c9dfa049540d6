using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Host.Diagnosis;

/// <summary>Whether the mails get away.</summary>
internal static class OutboxCheck
{
    // A server may be busy for an hour; greylisting asks for minutes.
    private static readonly TimeSpan longestRefusal = TimeSpan.FromHours(3);
    private static readonly TimeSpan lately = TimeSpan.FromDays(7);

    public static async Task<DoctorRow> RunAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        const string check = "outbox";
        var now = context.Clock.GetUtcNow();
        var outbox = hub.Get<OutboxStore>();
        var counts = await outbox.CountAsync(cancellationToken);
        var failed = await outbox.FailedSinceAsync(now - lately, 1000, cancellationToken);
        var refusedSince = await outbox.RefusedSinceAsync(cancellationToken);
        var unread = (await hub.Get<ReturnedMailStore>().SinceAsync(now - lately, cancellationToken)).Count(mail => mail.Kind == ReturnedMailKind.Unreadable);
        var found = FormattableString.Invariant($"{counts.Waiting + counts.Leased:N0} mails wait, {failed.Count:N0} were given up within a week.");
        if (await hub.Get<MailFlow>().StandstillAsync(now, cancellationToken) is { } stuck)
            return new(check, Checks.Failed, $"{found} No mail gets away since {MailCells.Instant(stuck.Since)}: {stuck.Mails} were tried and not taken. The last answer: {stuck.LastAnswer}", "See whether the mail server is there and takes mail; what waits goes out by itself when it does.");
        if (refusedSince < now - longestRefusal)
            return new(check, Checks.Warning, $"{found} Some are not taken since {MailCells.Instant(refusedSince)}.", "hub mail tells the answers; see whether the mail server takes mail.");
        if (failed.Count > 0)
            return new(check, Checks.Warning, $"{found} The last: {failed[0].Recipient}, {failed[0].LastError}", "hub mail lists them; what they told comes in the next digest.");
        return unread > 0
            ? new(check, Checks.Warning, $"{found} {unread} returned mails were not understood.", "Look at the unseen files in the mailbox of Mail:Bounces:Maildir.")
            : new(check, Checks.Ok, found, null);
    }
}
