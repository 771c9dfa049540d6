using ProcurementHub.Core;

namespace ProcurementHub.Benchmarks;

internal sealed class CollectBenchmark : IBenchmark
{
    public string Name => "collect";
    public string Describes => "Chile's CSV end to end into SQLite, beside the same rows inserted raw [--from DIR] [--times N]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var folder = options.Text("from", "../shared/data/chile");
        var files = Directory.GetFiles(folder, "*.csv");
        var floor = new Samples();
        for (var time = 0; time < 5; time++)
        {
            var database = Path.Combine(Path.GetTempPath(), $"floor-{Guid.NewGuid():N}.db");
            var rows = 0;
            await floor.TakeAsync(() => { rows = RawInsertFloor.Run(files, database); return Task.CompletedTask; });
            Console.WriteLine(rows);
            File.Delete(database);
        }
        Console.WriteLine(floor);
        return Parsed.Of(new BenchmarkOutcome(Name, 0, "rows/s", 0, "floor", 4, false));
    }
}
