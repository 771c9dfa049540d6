using System.Globalization;
using ProcurementHub.Core;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Benchmarks;

/// <summary>
/// Chile's file end to end: evidence, reading, normalising, regions and sectors, versions and their tables,
/// into SQLite on disk, beside the raw insertion of the same rows. Then the same files again, and then the
/// files with a blank line more, so that every row is read and compared and none has changed.
/// </summary>
internal sealed class CollectBenchmark : IBenchmark
{
    private const double Aim = 4;
    private const int WarmUp = 15;

    public string Name => "collect";

    public string Describes => "Chile's CSV into SQLite, beside the same rows inserted raw [--from DIR] [--times N]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var folder = options.Text("from", "../shared/data/chile");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csv") : [];
        if (files.Length == 0)
            return Parsed.Failed<BenchmarkOutcome>($"'{folder}' holds no CSV file; give the folder with Mercado Público's files by --from DIR.");

        Samples floor = new(), first = new(), again = new(), touched = new();
        var rows = 0;
        // The first rounds run in code that is not yet compiled for good, and are not counted.
        for (var round = -WarmUp; round < options.Number("times", 11); round++)
        {
            using var place = new TemporaryFolder();
            await MeasureAsync(round, floor, () => { RawInsertFloor.Run(files, place.Path("floor.db")); return Task.CompletedTask; });
            await using var hub = await BenchmarkHub.OpenAsync(place.Path("hub"), cancellationToken);
            await MeasureAsync(round, first, async () => rows = await CollectAsync(hub, folder, AllNew, cancellationToken));
            await MeasureAsync(round, again, () => CollectAsync(hub, folder, AllUnchanged, cancellationToken));
            var copy = Touch(files, place.Path("touched"));
            await MeasureAsync(round, touched, () => CollectAsync(hub, copy, AllUnchanged, cancellationToken));
        }

        Console.WriteLine($"floor, raw insertion of {rows:N0} rows: {floor}");
        Console.WriteLine($"first pass, all new:           {first}, {first.Median / floor.Median:0.00} times the floor, {rows / first.Median:N0} rows/s");
        Console.WriteLine($"second pass, same files:       {again}, {again.Median / first.Median:0.00} times the first");
        Console.WriteLine($"third pass, files touched:     {touched}, {touched.Median / first.Median:0.00} times the first");
        var ratio = first.Median / floor.Median;
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(rows / first.Median), "rows/s", Math.Round(ratio, 2), "floor", Aim, ratio <= Aim && again.Median < first.Median));
    }

    // A call that stands in both files is new once, and repeated once.
    private static bool AllNew(CollectSummary summary) =>
        summary.New > 0 && summary.Changed == 0 && summary.New + summary.Unchanged == summary.Records;

    private static bool AllUnchanged(CollectSummary summary) => summary.Unchanged == summary.Records;

    private static Task MeasureAsync(int round, Samples samples, Func<Task> run) =>
        round < 0 ? run() : samples.TakeAsync(run);

    private static async Task<int> CollectAsync(
        BenchmarkHub hub, string folder, Func<CollectSummary, bool> expected, CancellationToken cancellationToken)
    {
        var request = new CollectRequest(hub.Source("cl-mercadopublico")) { From = folder };
        var summary = await hub.Collector.CollectAsync(request, null, cancellationToken);
        if (summary.Outcome != RunOutcome.Succeeded || !expected(summary))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The pass did not do what is measured: {summary}"));
        return summary.Records;
    }

    private static string Touch(string[] files, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            File.Copy(file, copy);
            File.AppendAllText(copy, "\n");
        }

        return folder;
    }
}
