using System.Net.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Makes the digest of everyone whose time has come. A digest, its mail and the marks on the matches it tells
/// are kept together; a pass that breaks off has lost nothing and repeats nothing.
/// </summary>
public sealed partial class ComposePass(
    SubscriberStore subscribers, MatchStore matches, DigestStore digests, SourceWatch sources, DigestMails mails,
    IOptions<SiteOptions> site, TimeProvider time, ILogger<ComposePass> logger)
{
    private const int SubscribersAtOnce = 100;

    public async Task<ComposeResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var report = SourceReports.Of(await sources.ListAsync(cancellationToken));
        var total = new ComposeResult(0, 0, 0, 0, 0, 0);
        var people = (await subscribers.WithSomethingUntoldAsync(cancellationToken)).Where(subscriber => MayBeDue(subscriber, now));
        foreach (var some in people.Chunk(SubscribersAtOnce))
        {
            var result = await ComposeAsync(some, report, now, cancellationToken);
            total = new ComposeResult(total.Due + result.Due, total.Digests + result.Digests, total.Items + result.Items,
                total.LeftOut + result.LeftOut, total.Waiting + result.Waiting, total.Unaddressable + result.Unaddressable);
        }

        LogDone(total.Digests, total.Due, total.Items);
        return total;
    }

    private async Task<ComposeResult> ComposeAsync(
        IReadOnlyList<Subscriber> some, SourceReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var untold = await matches.UntoldAsync([.. some.Select(subscriber => subscriber.Id)], cancellationToken);
        var bySubscriber = untold.Matches.ToLookup(match => match.SubscriberId);
        var drafts = new List<DigestDraft>();
        var (due, waiting, unaddressable) = (0, 0, 0);
        foreach (var subscriber in some)
        {
            var reader = DigestReaders.Of(subscriber, site.Value.Zone);
            var own = bySubscriber[subscriber.Id].ToList();
            if (DigestSchedule.At(now, own.Select(match => match.Frequency), subscriber.LastComposedAt, reader.SendHour, reader.Zone) is not { } schedule)
                continue;
            due++;

            var composition = DigestComposer.Compose(reader, UntoldNotices.Of(own, untold), schedule, report, now);
            if (composition.Digest is null)
                waiting++;
            else if (!MailAddress.TryCreate(reader.Email, out _))
            {
                unaddressable++;
                LogUnaddressable(subscriber.Id);
            }
            else
                drafts.Add(Draft(composition.Digest, composition, await mails.WriteAsync(composition.Digest)));
        }

        var kept = await digests.CommitAsync(drafts, now, cancellationToken);
        return new ComposeResult(due, kept.Count, kept.Sum(draft => draft.Items), kept.Sum(draft => draft.LeftOut), waiting, unaddressable);
    }

    /// <summary>Where not even the shortest frequency has come round again, no other has: spares reading the matches.</summary>
    private bool MayBeDue(Subscriber subscriber, DateTimeOffset now)
    {
        var reader = DigestReaders.Of(subscriber, site.Value.Zone);
        return DigestSchedule.At(now, [reader.Shortest], subscriber.LastComposedAt, reader.SendHour, reader.Zone) is not null;
    }

    private static DigestDraft Draft(Digest digest, Composition composition, OutgoingMail mail) => new()
    {
        SubscriberId = digest.Reader.SubscriberId,
        Period = digest.Period,
        Items = digest.FreshTotal + digest.ChangedTotal,
        LeftOut = digest.LeftOut.Total,
        Matches = composition.Settled,
        Mail = OutboxMails.Draft(mail),
    };

    [LoggerMessage(4101, LogLevel.Warning, "Subscriber {Subscriber} has an address that no mail can bear")]
    private partial void LogUnaddressable(long subscriber);

    [LoggerMessage(4102, LogLevel.Information, "Made {Digests} digests for {Due} subscribers who were due, {Items} notices in all")]
    private partial void LogDone(int digests, int due, int items);
}
