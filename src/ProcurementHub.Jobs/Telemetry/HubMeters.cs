using System.Diagnostics.Metrics;
using ProcurementHub.Jobs.Alerts;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Jobs.Digests;

namespace ProcurementHub.Jobs.Telemetry;

/// <summary>
/// What a monitoring system may count, under the names that the deployment guide lists. Each is counted where the work has
/// been kept, so that what was rolled back is in no figure.
/// </summary>
public static class HubMeters
{
    public const string Name = "ProcurementHub";

    private static readonly Meter meter = new(Name);

    private static readonly Counter<long> passes = meter.CreateCounter<long>("hub.collect.passes", "{pass}", "Passes over sources, by outcome.");
    private static readonly Counter<long> documents = meter.CreateCounter<long>("hub.collect.documents", "{document}", "Documents fetched and read.");
    private static readonly Counter<long> records = meter.CreateCounter<long>("hub.collect.records", "{record}", "Records: new, changed, unchanged or rejected.");
    private static readonly Histogram<double> passTime = meter.CreateHistogram<double>("hub.collect.duration", "s", "Length of a pass over a source.");
    private static readonly Counter<long> matched = meter.CreateCounter<long>("hub.match.versions", "{version}", "Notice versions that were held against all subscriptions.");
    private static readonly Counter<long> matches = meter.CreateCounter<long>("hub.match.matches", "{match}", "Matches that were kept.");
    private static readonly Counter<long> matchedPlans = meter.CreateCounter<long>("hub.match.plan_lines", "{line}", "Plan lines that were held against the subscriptions that ask for them.");
    private static readonly Counter<long> digests = meter.CreateCounter<long>("hub.digest.composed", "{digest}", "Digests that were composed.");
    private static readonly Counter<long> items = meter.CreateCounter<long>("hub.digest.items", "{notice}", "Notices that these digests tell.");
    private static readonly Counter<long> mails = meter.CreateCounter<long>("hub.mail.deliveries", "{mail}", "Answers of the mail server: sent, postponed or given up.");

    // From an hour to a month: portals that publish once a day, and readers who want one mail a week.
    private static readonly Histogram<double> delay = meter.CreateHistogram("hub.digest.delay", "h",
        "From publication at the source until the digest that tells of it was composed, for each fresh notice.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.25, 0.5, 1, 2, 4, 8, 12, 24, 36, 48, 72, 120, 168, 336, 720] });

    private static readonly Histogram<double> wait = meter.CreateHistogram("hub.mail.wait", "s",
        "From composing a mail until the mail server took it.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600, 14400, 86400] });

    internal static void Collected(CollectSummary summary)
    {
        if (summary.IsHeld)
            return;
        var source = Tag("source", summary.Source);
        passes.Add(1, source, Tag("outcome", summary.Outcome.ToString().ToLowerInvariant()));
        documents.Add(summary.Documents, source);
        passTime.Record(summary.Seconds, source);
        records.Add(summary.New, source, Tag("kind", "new"));
        records.Add(summary.Changed, source, Tag("kind", "changed"));
        records.Add(summary.Unchanged, source, Tag("kind", "unchanged"));
        records.Add(summary.Rejected, source, Tag("kind", "rejected"));
    }

    /// <summary>A pass that came to no end gives no summary.</summary>
    internal static void BrokenOff(string source, string outcome) => passes.Add(1, Tag("source", source), Tag("outcome", outcome));

    internal static void Matched(MatchResult result)
    {
        matched.Add(result.Versions);
        matches.Add(result.Matches);
    }

    internal static void Matched(PlanMatchResult result)
    {
        matchedPlans.Add(result.Lines);
        matches.Add(result.Matches);
    }

    internal static void Composed(IReadOnlyList<Digest> kept)
    {
        digests.Add(kept.Count);
        foreach (var digest in kept)
        {
            items.Add(digest.ToldTotal);
            foreach (var fresh in digest.Fresh)
            {
                if (fresh.Notice.Published is { } published && published <= digest.ComposedAt)
                    delay.Record((digest.ComposedAt - published).TotalHours);
            }
        }
    }

    internal static void Sent(TimeSpan waited)
    {
        mails.Add(1, Tag("outcome", "sent"));
        wait.Record(Math.Max(0, waited.TotalSeconds));
    }

    internal static void NotTaken(bool isPostponed) => mails.Add(1, Tag("outcome", isPostponed ? "postponed" : "given_up"));

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
