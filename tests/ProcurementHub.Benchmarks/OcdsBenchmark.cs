using System.Text.Json;
using ProcurementHub.Core;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Benchmarks;

/// <summary>
/// A release package of 100,000 releases through the OCDS reader, to records in the hub's words, beside
/// System.Text.Json that only parses the same file into a document.
/// </summary>
internal sealed class OcdsBenchmark : IBenchmark
{
    private const double Aim = 3;
    private const int WarmUp = 2;

    public string Name => "ocds";

    public string Describes => "a package of OCDS releases, read, beside System.Text.Json parsing it [--releases N] [--times N]";

    public async Task<Parsed<BenchmarkOutcome>> RunAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var count = options.Number("releases", 100_000);
        using var place = new TemporaryFolder();
        var file = place.Path("releases.json");
        await ReleasePackage.WriteAsync(file, count, cancellationToken);

        var definition = SourceCatalog.Load().Find("demo-ocds")!;
        var reader = new ReaderRegistry(new ArchiveLimits()).For(definition);
        Samples parsed = new(), tokens = new(), read = new();
        var memory = new HeapWatch();
        // Looking takes time of its own; and after the first JsonDocument the heap holds that one's pooled arrays.
        await ReadAsync(reader, definition, file, memory, cancellationToken);
        for (var round = -WarmUp; round < options.Number("times", 5); round++)
        {
            await MeasureAsync(round, parsed, () => ParseAsync(file, cancellationToken));
            await MeasureAsync(round, tokens, () => { Tokenise(file); return Task.CompletedTask; });
            await MeasureAsync(round, read, async () =>
            {
                var records = await ReadAsync(reader, definition, file, memory: null, cancellationToken);
                if (records != count)
                    throw new InvalidOperationException($"Of {count} releases {records} were read.");
            });
        }

        var bytes = new FileInfo(file).Length;
        var ratio = read.Median / parsed.Median;
        Console.WriteLine($"{count:N0} releases, {bytes / 1e6:N0} MB, {bytes / count:N0} bytes each");
        Console.WriteLine($"JsonDocument of the whole file: {parsed}, {bytes / parsed.Median / 1e6:N0} MB/s");
        Console.WriteLine($"Utf8JsonReader, tokens only:    {tokens}, {bytes / tokens.Median / 1e6:N0} MB/s");
        Console.WriteLine($"OCDS reader:                    {read}, {bytes / read.Median / 1e6:N0} MB/s, {read.Median / tokens.Median:0.00} times the tokens");
        Console.WriteLine($"managed heap while reading:     {memory}");
        return Parsed.Of(new BenchmarkOutcome(
            Name, Math.Round(count / read.Median), "releases/s", Math.Round(ratio, 2), "System.Text.Json, parse only", Aim, ratio < Aim));
    }

    private static Task MeasureAsync(int round, Samples samples, Func<Task> run) =>
        round < 0 ? run() : samples.TakeAsync(run);

    private static async Task ParseAsync(string file, CancellationToken cancellationToken)
    {
        await using var content = Open(file);
        using var document = await JsonDocument.ParseAsync(content, cancellationToken: cancellationToken);
        if (document.RootElement.GetProperty("releases").GetArrayLength() == 0)
            throw new InvalidOperationException("The file has no releases.");
    }

    private static void Tokenise(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var tokens = new Utf8JsonReader(bytes);
        while (tokens.Read())
        {
        }
    }

    private static async Task<int> ReadAsync(
        INoticeReader reader, SourceDefinition definition, string file, HeapWatch? memory, CancellationToken cancellationToken)
    {
        var records = 0;
        memory?.Begin();
        await using var content = Open(file);
        await foreach (var item in reader.ReadAsync(content, new DocumentOrigin("releases.json"), definition, cancellationToken))
        {
            if (item is ReadItem.Found && ++records % 10_000 == 0)
                memory?.Look();
        }

        return records;
    }

    private static FileStream Open(string file) =>
        new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
