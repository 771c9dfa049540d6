using Microsoft.Extensions.Logging;
using ProcurementHub.Core.Classification;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Telemetry;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>
/// Matches every version that waits for it. Matches and the mark that a version was matched are kept together,
/// so a pass that breaks off is simply run again.
/// </summary>
public sealed partial class MatchPass(
    SubscriberStore subscribers, ActiveSearches searches, PendingVersions pending, MatchStore matches, SourceCatalog sources, RegionTree regions,
    NoticesToMatch toMatch, TimeProvider time, ILogger<MatchPass> logger) : IDisposable
{
    private const int VersionsAtOnce = 500;

    // A popular notice may match a good part of all subscriptions; a transaction stays within this and one notice.
    private const int MatchesAtOnce = 20_000;

    private readonly StandingIndex standing = new(subscribers, searches, regions, criteria => criteria);
    private readonly VersionMatches reached = new(sources, toMatch);
    private readonly SemaphoreSlim oneAtATime = new(1);

    public void Dispose() => oneAtATime.Dispose();

    public async Task<MatchResult> RunAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        using var trace = HubTraces.Begin("match");
        try
        {
            var result = await PassAsync(cancellationToken);
            HubMeters.Matched(result);
            return result;
        }
        catch (Exception exception)
        {
            trace.Fail(exception);
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<MatchResult> PassAsync(CancellationToken cancellationToken)
    {
        var versions = await PendingAsync(cancellationToken);
        if (versions.Count == 0)
            return new MatchResult(0, 0, 0, 0);

        var index = await standing.RefreshAsync(cancellationToken);
        var unreadable = index.Unreadable.ToList();
        foreach (var keyword in unreadable)
            LogUnreadable(keyword.SubscriptionId, keyword.Keyword, keyword.Reason);

        var matcher = new Matcher(index);
        var (looked, found) = (0, 0);
        while (versions.Count > 0)
        {
            found += await MatchAsync(matcher, versions, cancellationToken);
            looked += versions.Count;
            versions = await PendingAsync(cancellationToken);
        }

        return new MatchResult(index.Count, looked, found, unreadable.Count);
    }

    // Lists of items are read when the pass has all its notices; a notice is told of with its items.
    private Task<IReadOnlyList<PendingVersion>> PendingAsync(CancellationToken cancellationToken) => pending.ListAsync(
        VersionsAtOnce, [.. sources.All.Where(source => source.Items is not null).Select(source => source.Id)],
        time.GetUtcNow() - Heartbeat.LongestSilence, cancellationToken);

    private async Task<int> MatchAsync(Matcher matcher, IReadOnlyList<PendingVersion> versions, CancellationToken cancellationToken)
    {
        var found = new List<NewMatch>();
        var done = new List<long>();
        var added = 0;
        foreach (var version in versions)
        {
            found.AddRange(Matches(matcher, version));
            done.Add(version.VersionId);
            if (found.Count < MatchesAtOnce)
                continue;
            await SaveAsync();
        }
        await SaveAsync();
        return added;

        async Task SaveAsync()
        {
            if (done.Count > 0)
                added += await matches.SaveAsync(found, done, time.GetUtcNow(), cancellationToken);
            found.Clear();
            done.Clear();
        }
    }

    private IEnumerable<NewMatch> Matches(Matcher matcher, PendingVersion version)
    {
        var found = reached.Of(matcher, version.SourceId, version.AlertKind, version.Content, version.Previous, time.GetUtcNow());

        // Subscriptions that ask for the same share one list of reasons, which is then written once.
        var written = new Dictionary<IReadOnlyList<MatchReason>, string>(ReferenceEqualityComparer.Instance);
        foreach (var match in found)
        {
            if (!written.TryGetValue(match.Reasons, out var reasons))
                written.Add(match.Reasons, reasons = MatchReasonJson.Write(match.Reasons));
            yield return new NewMatch(match.SubscriptionId, version.NoticeId, version.VersionId, reasons);
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Subscription {Subscription}: keyword '{Keyword}' is left aside: {Reason}")]
    private partial void LogUnreadable(long subscription, string keyword, string reason);
}
