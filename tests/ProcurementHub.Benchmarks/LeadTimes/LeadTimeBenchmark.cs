using System.Diagnostics;
using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Storage.LeadTimes;

namespace ProcurementHub.Benchmarks.LeadTimes;

/// <summary>
/// All groupings over made-up notices, every group with all its figures, from packed months that are read anew each
/// time; beside the same query in the shell of SQLite. And pages of fifty groups, as the site has them in memory.
/// </summary>
internal sealed class LeadTimeBenchmark : IBenchmark
{
    private const double Aim = 1;
    private const double LongestPage = 50;
    private const int PageGroups = 50;
    private const int Rounds = 3;

    private static readonly string[] groupings =
    [
        "month", "year", "sector", "region", "entity", "procedureType", "category", "source", "month,sector", "region,year", "entity,year", "sector,region", "month,procedureType,category",
    ];

    public string Name => "lead-time";

    public string Describes => "lead times by all keys over made-up notices, beside the shell of SQLite [--notices N] [--keep DIR]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        using var place = new TemporaryFolder();
        var folder = options.Text("keep", place.Path("lead-time"));
        Directory.CreateDirectory(folder);
        var count = options.Number("notices", 1_000_000);
        var started = Stopwatch.GetTimestamp();
        using var made = await MadeUpArchive.FillAsync(Path.Combine(folder, $"{count}.db"), count, cancellationToken);
        Console.Error.WriteLine($"{count:N0} notices after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
        await RefreshAsync(made, cancellationToken);

        var hasPercentiles = await SqliteShell.HasPercentilesAsync(cancellationToken);
        var (own, shell, longest) = (0.0, 0.0, 0.0);
        using var kept = new LeadTimeArchive(made.Database);
        foreach (var by in groupings)
        {
            var keys = LeadTimeKeys.Parse(by).Value;
            var (whole, groups) = await BestAsync(async () =>
            {
                using var archive = new LeadTimeArchive(made.Database);
                return All(await archive.ReadAsync(cancellationToken), keys);
            });
            var (page, _) = await BestAsync(async () => Page(await kept.ReadAsync(cancellationToken), keys));
            var (peer, peerGroups) = (double.MaxValue, 0);
            for (var round = 0; round < 2; round++)
            {
                if (await SqliteShell.AskAsync(made.File, keys, hasPercentiles, cancellationToken) is not { } answer)
                    return Parsed.Failed<BenchmarkOutcome>("There is no sqlite3 on this machine to measure beside.");
                (peer, peerGroups) = (Math.Min(peer, answer.Took.TotalMilliseconds), answer.Groups);
            }

            if (groups != peerGroups)
                return Parsed.Failed<BenchmarkOutcome>($"{by}: {groups} groups here, {peerGroups} in the shell.");
            (own, shell, longest) = (own + whole, shell + peer, Math.Max(longest, page));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{by,-30} {groups,7:N0} groups  all figures {whole,8:0.0} ms  a page {page,6:0.0} ms  sqlite3 {peer,9:0.0} ms  {whole / peer,6:0.000} times"));
        }

        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(longest, 1), "ms for the slowest page", Math.Round(own / shell, 3), "the same query in the sqlite3 shell", Aim,
            own <= shell * Aim && longest <= LongestPage));
    }

    private static async Task RefreshAsync(MadeUpArchive made, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var all = await made.RefreshAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"counted {all.Notices:N0} notices and packed {all.Months} months in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        await made.TouchAsync(500, cancellationToken);
        started = Stopwatch.GetTimestamp();
        var some = await made.RefreshAsync(cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"counted {some.Notices:N0} notices and packed {some.Months} months in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms"));
    }

    private static int All(LeadTimeTable table, IReadOnlyList<LeadTimeKey> keys)
    {
        var groups = LeadTimeAnswer.Of(table, new LeadTimeQuery { By = keys }).Groups;
        foreach (var group in groups)
            group.Figure();
        return groups.Count;
    }

    /// <summary>What the page counts: its groups, and all together.</summary>
    private static int Page(LeadTimeTable table, IReadOnlyList<LeadTimeKey> keys)
    {
        foreach (var group in LeadTimeOverview.Of(table, new LeadTimeQuery { By = keys }).Answer.Groups.Take(PageGroups))
            group.Figure();
        return 0;
    }

    /// <summary>The shortest of some times is what it costs; the others are what else the machine was doing.</summary>
    private static async Task<(double Milliseconds, int Groups)> BestAsync(Func<Task<int>> run)
    {
        var (best, groups) = (double.MaxValue, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            groups = await run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return (best, groups);
    }
}
