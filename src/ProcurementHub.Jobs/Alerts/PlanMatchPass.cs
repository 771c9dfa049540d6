using Microsoft.Extensions.Logging;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Jobs.Telemetry;
using ProcurementHub.Matching;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Matches;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Jobs.Alerts;

/// <summary>
/// Matches the lines of annual plans that are new or changed, with the searches that ask for planned purchases by name: a
/// plan is published with hundreds of lines at once, which nobody gets unasked. Matches and the mark that a line was matched
/// are kept together, so a pass that breaks off is simply run again. Who was told of a line hears that it was taken out.
/// </summary>
public sealed partial class PlanMatchPass(
    SubscriberStore subscribers, ActiveSearches searches, PendingPlanLines pending, PlanMatchStore matches, PlanVersions versions, SourceCatalog sources, RegionTree regions,
    TimeProvider time, ILogger<PlanMatchPass> logger) : IDisposable
{
    private const int LinesAtOnce = 1_000;
    private const int MatchesAtOnce = 20_000;

    // Where a month ends last.
    private static readonly TimeSpan LastZone = TimeSpan.FromHours(-12);

    private readonly StandingIndex standing = new(subscribers, searches, regions, OfPlans);
    private readonly TakenOutLines takenOut = new(matches, versions);
    private readonly SemaphoreSlim oneAtATime = new(1);

    public void Dispose() => oneAtATime.Dispose();

    public async Task<PlanMatchResult> RunAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        using var trace = HubTraces.Begin("match-plans");
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

    /// <summary>As a search is held against plan lines: how many days are left before a deadline cannot be asked of them.</summary>
    internal static SubscriptionCriteria? OfPlans(SubscriptionCriteria criteria) =>
        criteria.Kinds.Contains(NoticeKind.Planned) ? criteria with { MinWorkingDaysLeft = null } : null;

    internal static NoticeToMatch ToMatch(PlanLineContent line, string? country) =>
        new(PlanLineNews.AsNotice(line), country) { Kind = NoticeKind.Planned };

    private async Task<PlanMatchResult> PassAsync(CancellationToken cancellationToken)
    {
        var lines = await pending.ListAsync(LinesAtOnce, cancellationToken);
        if (lines.Count == 0)
            return new PlanMatchResult(0, 0, 0);

        var index = await standing.RefreshAsync(cancellationToken);
        var matcher = new Matcher(index);
        var (looked, found) = (0, 0);
        while (lines.Count > 0)
        {
            found += await MatchAsync(matcher, lines, index, cancellationToken);
            looked += lines.Count;
            lines = await pending.ListAsync(LinesAtOnce, cancellationToken);
        }

        LogDone(looked, found, index.Count);
        return new PlanMatchResult(index.Count, looked, found);
    }

    private async Task<int> MatchAsync(Matcher matcher, IReadOnlyList<PendingPlanLine> lines, SubscriptionIndex index, CancellationToken cancellationToken)
    {
        var found = new List<NewPlanMatch>();
        var gone = (await takenOut.MatchAsync(lines, index, cancellationToken)).ToLookup(match => (match.LineId, match.Number));
        var done = new List<PendingPlanLine>();
        var added = 0;
        foreach (var line in lines)
        {
            found.AddRange(gone[(line.LineId, line.Number)]);
            if (index.Count > 0)
                found.AddRange(Matches(matcher, line));
            done.Add(line);
            if (found.Count >= MatchesAtOnce)
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

    private IEnumerable<NewPlanMatch> Matches(Matcher matcher, PendingPlanLine line)
    {
        if (line.IsTakenOut || line.TakesOut)
            yield break;
        var (content, before) = (line.Content, line.Previous);
        if (new PlanMonth(content.Year, content.Month).IsOver(DateOnly.FromDateTime((time.GetUtcNow() + LastZone).UtcDateTime)) || !PlanLineNews.IsNews(before, content))
            yield break;

        // Who may have been told of it must hear of another month also when what moved with it takes it out of their search.
        var country = sources.Find(line.SourceId)?.CountryOf(null);
        IEnumerable<Match> found = matcher.Match(ToMatch(content, country));
        if (before is not null && (before.Year, before.Month) != (content.Year, content.Month))
            found = found.Concat(matcher.Match(ToMatch(before, country))).DistinctBy(match => match.SubscriptionId);

        // Subscriptions that ask for the same share one list of reasons, which is then written once.
        var written = new Dictionary<IReadOnlyList<MatchReason>, string>(ReferenceEqualityComparer.Instance);
        foreach (var match in found)
        {
            if (!written.TryGetValue(match.Reasons, out var reasons))
                written.Add(match.Reasons, reasons = MatchReasonJson.Write(match.Reasons));
            yield return new NewPlanMatch(match.SubscriptionId, line.LineId, line.Number, reasons);
        }
    }

    [LoggerMessage(4003, LogLevel.Debug, "Matched {Lines} plan lines with {Subscriptions} subscriptions that ask for planned purchases: {Matches} new matches")]
    private partial void LogDone(int lines, int matches, int subscriptions);
}
