using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Benchmarks.Search;
using ProcurementHub.Core;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Subscriptions;
using ProcurementHub.Matching;

namespace ProcurementHub.Benchmarks.Matching;

/// <summary>
/// A million subscriptions with ten thousand notices, on two threads; beside writing out the same matches when they are
/// known, beside the obvious loop over a sample, and beside a tenth of the subscriptions.
/// </summary>
internal sealed class MatchBenchmark : IBenchmark
{
    private const double PairsAim = 1e10, RatioAim = 3, SecondsAim = 10, BytesAim = 500;
    private const int Threads = 2, Rounds = 5, Changes = 2_000;

    public string Name => "match";

    public string Describes => "made-up subscriptions with notices, beside writing out the same matches [--subscriptions N] [--notices N]";

    public Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var count = options.Number("subscriptions", 1_000_000);
        var drafts = new MadeUpNotices(options.Number("notices", 10_000));
        var notices = Enumerable.Range(0, drafts.Count).Select(at => ToMatch(drafts[at].Content, new Random(at))).ToArray();
        var made = new MadeUpSubscriptions(drafts);

        var tenth = Measure(made, count / 10, notices);
        var all = Measure(made, count, notices);
        var (pairs, ratio, growth) = ((double)count * notices.Length / all.Seconds, all.Seconds / all.Floor, all.Seconds / tenth.Seconds);
        Say($"ten times the subscriptions: {all.Matches / (double)tenth.Matches:0.00} times the matches, {growth:0.00} times the time");
        var obvious = ObviousPairs(made, notices);
        Say($"the obvious loop: {obvious:0.0e0} pairs/s on {Threads} threads, scaled up from a sample; the index does {pairs / obvious:0} times as many");
        var held = pairs >= PairsAim && ratio <= RatioAim && all.BuildSeconds < SecondsAim && all.Bytes < BytesAim && growth <= all.Matches / (double)tenth.Matches;
        return Task.FromResult(Parsed.Of(new BenchmarkOutcome(Name, Math.Round(pairs / 1e8) * 1e8, "pairs/s", Math.Round(ratio, 2), "floor", RatioAim, held)));
    }

    private sealed record Figures(double Seconds, double Floor, long Matches, double BuildSeconds, double Bytes);

    private static Figures Measure(MadeUpSubscriptions made, int count, NoticeToMatch[] notices)
    {
        var making = Stopwatch.StartNew();
        var withWords = made.Take(count).Count(one => one.Criteria.Keywords.Count > 0);
        making.Stop();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var building = Stopwatch.StartNew();
        var index = SubscriptionIndex.Build(made.Take(count), RegionTree.Standard);
        var build = (building.Elapsed - making.Elapsed).TotalSeconds;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;

        var (times, floors, matches) = (new List<double>(), new List<double>(), 0L);
        var floor = new WritingFloor(index, notices, Threads);
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            matches = MatchAll(index, notices);
            var seconds = watch.Elapsed.TotalSeconds;
            // The first round is for the compiler.
            if (round == 0)
                continue;
            times.Add(seconds);
            floors.Add(floor.SecondsFor(matches));
        }

        Say($"{count:N0} subscriptions, {index.DifferentWishes:N0} of them different, {withWords:N0} with words; {notices.Length:N0} notices");
        Say($"  each notice reaches {matches / (double)notices.Length:N0} subscriptions, {100.0 * matches / notices.Length / count:0.00} %: of the 2,834 notices of a month in Peru a subscription gets {2834.0 * matches / notices.Length / count:0}");
        Say($"  built in {build:0.0} s, {bytes:0} bytes a subscription; a change costs {ChangeMicroseconds(index, made, count):0} microseconds");
        Say($"  matched in {Times(times)} s: {count * (double)notices.Length / times.Min():0.0e0} pairs/s; written out only: {Times(floors)} s, {times.Min() / floors.Min():0.00} times the floor");
        return new Figures(times.Min(), floors.Min(), matches, build, bytes);
    }

    private static long MatchAll(SubscriptionIndex index, NoticeToMatch[] notices)
    {
        var found = 0L;
        var next = -1;
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ =>
        {
            var (matcher, matches, own) = (new Matcher(index), new MatchList(), 0L);
            for (var at = Interlocked.Increment(ref next); at < notices.Length; at = Interlocked.Increment(ref next))
            {
                matcher.Match(notices[at], matches);
                own += matches.Count;
            }
            Interlocked.Add(ref found, own);
        });
        return found;
    }

    /// <summary>Others asking something else in place of what they asked, and some asking no more.</summary>
    private static double ChangeMicroseconds(SubscriptionIndex index, MadeUpSubscriptions made, int count)
    {
        var others = made.Take(Changes, first: count).ToList();
        var watch = Stopwatch.StartNew();
        for (var at = 0; at < Changes; at++)
        {
            var id = MadeUpSubscriptions.IdOf((int)((long)at * count / Changes));
            if (at % 4 == 0)
                index.Remove(id);
            else
                index.Set(id, others[at].Criteria);
        }
        return watch.Elapsed.TotalMicroseconds / Changes;
    }

    private static double ObviousPairs(MadeUpSubscriptions made, NoticeToMatch[] notices)
    {
        var loop = new ObviousLoop(made.Take(20_000));
        var matcher = new Matcher(SubscriptionIndex.Build(made.Take(20_000), RegionTree.Standard));
        var sample = notices.Where((_, at) => at % Math.Max(1, notices.Length / 40) == 0).ToList();
        var watch = Stopwatch.StartNew();
        var found = sample.ConvertAll(notice => loop.Match(notice).ToList());
        watch.Stop();
        foreach (var (notice, ids) in sample.Zip(found))
        {
            if (!matcher.Match(notice).Select(match => match.SubscriptionId).Order().SequenceEqual(ids.Order()))
                throw new InvalidOperationException($"The index and the obvious loop do not agree on '{notice.Content.Title}'.");
        }
        return Threads * (double)loop.Count * sample.Count / watch.Elapsed.TotalSeconds;
    }

    private static NoticeToMatch ToMatch(NoticeContent content, Random dice) => new(
        content with
        {
            Amount = dice.NextDouble() < 0.7 ? Amount.Published((decimal)Math.Round(Math.Exp(8 + (6 * dice.NextDouble())), 2), "PEN") : Amount.NotGiven,
            SmeReserved = dice.NextDouble() < 0.1 ? true : null,
        },
        "PE")
    {
        Kind = dice.NextDouble() < 0.2 ? NoticeKind.Change : NoticeKind.Tender,
        WorkingDaysLeft = dice.Next(1, 20),
    };

    private static string Times(List<double> seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds.Min():0.000} (of {seconds.Count}: {seconds.Min():0.000} to {seconds.Max():0.000})");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
