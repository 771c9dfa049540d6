using System.Net.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Telemetry;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Digests;

/// <summary>
/// Makes the digest of everyone whose time has come. A digest, its mail and the marks on the matches it tells
/// are kept together; a pass that breaks off has lost nothing and repeats nothing.
/// </summary>
public sealed partial class ComposePass(
    SubscriberStore subscribers, MatchStore matches, PlanNewsReader plans, DigestStore digests, SourceWatch sources, DigestMails mails,
    IOptions<SiteOptions> site, TimeProvider time, ILogger<ComposePass> logger)
{
    private const int SubscribersAtOnce = 250;

    public async Task<ComposeResult> RunAsync(CancellationToken cancellationToken)
    {
        using var trace = HubTraces.Begin("compose");
        var now = time.GetUtcNow();
        var moment = new DigestMoment(now, SourceReports.Of(await sources.ListAsync(cancellationToken)), site.Value.Calendar);
        var total = new ComposeResult(0, 0, 0, 0, 0, 0);
        var people = (await subscribers.WithSomethingToSayAsync(now, moment.SilentSince, cancellationToken))
            .Where(subscriber => MayBeDue(subscriber, now));
        foreach (var some in people.Chunk(SubscribersAtOnce))
        {
            var result = await ComposeAsync(some, moment, cancellationToken);
            total = new ComposeResult(total.Due + result.Due, total.Digests + result.Digests, total.Items + result.Items,
                total.LeftOut + result.LeftOut, total.Waiting + result.Waiting, total.Unaddressable + result.Unaddressable);
        }

        return total;
    }

    private async Task<ComposeResult> ComposeAsync(
        IReadOnlyList<Subscriber> some, DigestMoment moment, CancellationToken cancellationToken)
    {
        var now = moment.Now;
        var ids = some.Select(subscriber => subscriber.Id).ToList();
        var untold = await matches.UntoldAsync(ids, cancellationToken);
        var bySubscriber = untold.Matches.ToLookup(match => match.SubscriberId);
        var closing = (await digests.ClosingAsync(ids, now, moment.ClosingBefore, cancellationToken)).ToLookup(notice => notice.SubscriberId);
        var planned = await plans.UntoldAsync(ids, cancellationToken);
        var turns = new List<(DigestReader Reader, DigestMaterial Material, DigestSchedule Schedule, PlanChoice Plans)>();
        foreach (var subscriber in some)
        {
            var reader = DigestReaders.Of(subscriber, site.Value.Zone);
            var own = bySubscriber[subscriber.Id].ToList();
            var material = new DigestMaterial(UntoldNotices.Of(own, untold))
            {
                Closing = [.. closing[subscriber.Id]],
                LastHeard = DigestReaders.LastHeard(subscriber),
            };
            var wanted = Frequencies(own, material, reader, moment).Concat(PlanChoice.Frequencies(planned[subscriber.Id]));
            if (DigestSchedule.At(now, wanted, subscriber.LastComposedAt, reader.Rhythm) is { } schedule && schedule.Period.Key != subscriber.LastPeriod)
                turns.Add((reader, material, schedule, PlanChoice.Of(planned[subscriber.Id], schedule.Due, reader.Rhythm.DayOf(now))));
        }

        var news = await plans.TellAsync(turns.ConvertAll(turn => turn.Plans), cancellationToken);
        var made = new List<Composition>();
        var (due, waiting, unaddressable) = (0, 0, 0);
        foreach (var (turn, planNews) in turns.Zip(news))
        {
            var reader = turn.Reader;
            var composition = DigestComposer.Compose(reader, turn.Material with { Plans = planNews }, turn.Schedule, moment);
            if (composition.Digest is null && composition.Settled.Count == 0 && composition.SettledPlans.Count == 0)
                continue;
            due++;
            if (composition.Digest is null)
                waiting++;
            else if (!MailAddress.TryCreate(reader.Email, out _))
            {
                unaddressable++;
                LogUnaddressable(reader.SubscriberId);
            }
            else
                made.Add(composition);
        }

        var kept = await digests.CommitAsync(await WriteAsync(made, cancellationToken), now, cancellationToken);
        var subscribersKept = kept.Select(draft => draft.SubscriberId).ToHashSet();
        HubMeters.Composed([.. made.Select(one => one.Digest!).Where(digest => subscribersKept.Contains(digest.Reader.SubscriberId))]);
        return new ComposeResult(due, kept.Count, kept.Sum(draft => draft.Items), kept.Sum(draft => draft.LeftOut), waiting, unaddressable);
    }

    /// <summary>A word after a long silence comes with whatever digest is the next.</summary>
    private static IEnumerable<Frequency> Frequencies(List<UntoldMatch> own, DigestMaterial material, DigestReader reader, DigestMoment moment)
    {
        var wanted = own.Select(match => match.Frequency);
        return material.LastHeard < moment.SilentSince ? wanted.Concat(DigestReaders.Wanted(reader)) : wanted;
    }

    /// <summary>Where not even the shortest frequency has come round again, no other has: spares reading the matches.</summary>
    private bool MayBeDue(Subscriber subscriber, DateTimeOffset now)
    {
        var reader = DigestReaders.Of(subscriber, site.Value.Zone);
        return DigestSchedule.At(now, DigestReaders.Wanted(reader), subscriber.LastComposedAt, reader.Rhythm) is not null;
    }

    /// <summary>Putting digests into words is most of the work, and what all cores can do.</summary>
    private async Task<IReadOnlyList<DigestDraft>> WriteAsync(List<Composition> made, CancellationToken cancellationToken)
    {
        var drafts = new DigestDraft[made.Count];
        await Parallel.ForEachAsync(made.Index(), cancellationToken, async (one, _) =>
            drafts[one.Index] = Draft(one.Item.Digest!, one.Item, await mails.WriteAsync(one.Item.Digest!)));
        return drafts;
    }

    private static DigestDraft Draft(Digest digest, Composition composition, OutgoingMail mail) => new()
    {
        SubscriberId = digest.Reader.SubscriberId,
        Period = digest.Period,
        Items = digest.ToldTotal,
        LeftOut = digest.LeftOut.Total,
        Matches = composition.Settled,
        PlanMatches = composition.SettledPlans,
        Reminders = composition.Reminders,
        Mail = OutboxMails.Draft(mail),
        Published = [.. digest.Fresh.Select(item => item.Notice.Published)],
        LinkToken = digest.Reader.Token,
    };

    [LoggerMessage(4101, LogLevel.Warning, "Subscriber {Subscriber} has an address that no mail can bear")]
    private partial void LogUnaddressable(long subscriber);
}
