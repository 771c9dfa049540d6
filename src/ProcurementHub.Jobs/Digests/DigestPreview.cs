using Microsoft.Extensions.Options;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Digests;

/// <summary>The next digest of a subscriber, as if all of their subscriptions were due now. Changes nothing.</summary>
public sealed class DigestPreview(
    SubscriberStore subscribers, MatchStore matches, PlanNewsReader plans, DigestStore digests, SourceWatch sources, DigestMails mails, IOptions<SiteOptions> site, TimeProvider time)
{
    // As if it were daytime, when hourly ones are made too.
    private static readonly Frequency[] all = [Frequency.Hourly, Frequency.Daily, Frequency.Weekly];

    /// <summary>Null when nobody has this address.</summary>
    public async Task<PreviewResult?> ForAsync(string email, CancellationToken cancellationToken)
    {
        if (await subscribers.FindByEmailAsync(email, cancellationToken) is not { } subscriber)
            return null;

        var now = time.GetUtcNow();
        var reader = DigestReaders.Of(subscriber, site.Value.Zone);
        var schedule = DigestSchedule.At(now, all, null, reader.Rhythm with { QuietFrom = 0, QuietUntil = 0 })!;
        var moment = new DigestMoment(now, SourceReports.Of(await sources.ListAsync(cancellationToken)), site.Value.Calendar);
        var untold = await matches.UntoldAsync([subscriber.Id], cancellationToken);
        var material = new DigestMaterial(UntoldNotices.Of(untold.Matches, untold))
        {
            Closing = await digests.ClosingAsync([subscriber.Id], now, moment.ClosingBefore, cancellationToken),
            LastHeard = DigestReaders.LastHeard(subscriber),
            Plans = await plans.ForAsync(subscriber.Id, schedule.Due, reader.Rhythm.DayOf(now), cancellationToken),
        };
        var composition = DigestComposer.Compose(reader, material, schedule, moment);
        var mail = composition.Digest is null ? null : await mails.WriteAsync(composition.Digest);
        return new PreviewResult(mail, composition.LeftOut, subscriber.Active && subscriber.VerifiedAt is not null, subscriber.LastComposedAt);
    }
}

/// <param name="Mail">Null when there is nothing to tell.</param>
/// <param name="GetsMail">False for a subscriber who has not verified the address or has unsubscribed.</param>
/// <param name="LastComposedAt">When the last digest was made; null before the first.</param>
public sealed record PreviewResult(OutgoingMail? Mail, DigestLeftOut LeftOut, bool GetsMail, DateTimeOffset? LastComposedAt);
