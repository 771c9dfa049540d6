using Microsoft.Extensions.Options;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Digests;

/// <summary>The next digest of a subscriber, as if all of their subscriptions were due now. Changes nothing.</summary>
public sealed class DigestPreview(
    SubscriberStore subscribers, MatchStore matches, SourceWatch sources, DigestMails mails, IOptions<SiteOptions> site, TimeProvider time)
{
    private static readonly Frequency[] all = [Frequency.Hourly, Frequency.Daily, Frequency.Weekly];

    /// <summary>Null when nobody has this address.</summary>
    public async Task<PreviewResult?> ForAsync(string email, CancellationToken cancellationToken)
    {
        if (await subscribers.FindByEmailAsync(email, cancellationToken) is not { } subscriber)
            return null;

        var now = time.GetUtcNow();
        var reader = DigestReaders.Of(subscriber, site.Value.Zone);
        var schedule = DigestSchedule.At(now, all, null, reader.SendHour, reader.Zone)!;
        var untold = await matches.UntoldAsync([subscriber.Id], cancellationToken);
        var report = SourceReports.Of(await sources.ListAsync(cancellationToken));
        var composition = DigestComposer.Compose(reader, UntoldNotices.Of(untold.Matches, untold), schedule, report, now);
        var mail = composition.Digest is null ? null : await mails.WriteAsync(composition.Digest);
        return new PreviewResult(mail, composition.LeftOut, subscriber.Active && subscriber.VerifiedAt is not null, subscriber.LastComposedAt);
    }
}

/// <param name="Mail">Null when there is nothing to tell.</param>
/// <param name="GetsMail">False for a subscriber who has not verified the address or has unsubscribed.</param>
/// <param name="LastComposedAt">When the last digest was made; null before the first.</param>
public sealed record PreviewResult(OutgoingMail? Mail, DigestLeftOut LeftOut, bool GetsMail, DateTimeOffset? LastComposedAt);
