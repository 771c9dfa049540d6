using System.Diagnostics;
using ProcurementHub.Matching;

namespace ProcurementHub.Benchmarks.Matching;

/// <summary>What it costs to write down matches that are known, one by one, in the form in which the matcher gives them.</summary>
internal sealed class WritingFloor
{
    private const int Sample = 300;

    private readonly FiledSubscription[][] known;
    private readonly int threads;

    public WritingFloor(SubscriptionIndex index, NoticeToMatch[] notices, int threads)
    {
        this.threads = threads;
        var matcher = new Matcher(index);
        var step = Math.Max(1, notices.Length / Sample);
        known = [.. notices.Where((_, at) => at % step == 0).Select(notice => matcher.Match(notice).Found.ToArray())];
    }

    /// <summary>Seconds for that many, on as many threads as matching has.</summary>
    public double SecondsFor(long matches)
    {
        var written = 0L;
        var watch = Stopwatch.StartNew();
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var (list, own) = (new FiledSubscription[known.Max(one => one.Length)], 0L);
            while (own < matches / threads / 4)
            {
                for (var at = thread; at < known.Length; at += threads)
                {
                    var count = 0;
                    foreach (ref readonly var match in known[at].AsSpan())
                        list[count++] = match;
                    own += count;
                }
            }
            Interlocked.Add(ref written, own);
        });
        return watch.Elapsed.TotalSeconds * matches / written;
    }
}
