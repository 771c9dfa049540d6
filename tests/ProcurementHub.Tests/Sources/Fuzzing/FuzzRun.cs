using System.Collections.Concurrent;
using System.Globalization;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>Many cases on all cores; keeps what went wrong, and what took longest.</summary>
/// <param name="folder">Where the numbers of running cases are written: an overflowing stack ends the process, and nothing else would tell.</param>
internal sealed class FuzzRun(FuzzCorpus corpus, string folder)
{
    // The smallest that platforms give a thread: what recurses by the depth of a document ends here.
    private const int StackBytes = 1024 * 1024;

    private static readonly TimeSpan longest = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<FuzzResult> read = [];
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentQueue<FuzzCase> slow = new();

    /// <summary>Nothing when all went well.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public void Run(int first, int count)
    {
        var next = first - 1;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(number => new Thread(() => Work(number), StackBytes)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        foreach (var candidate in slow)
            Again(candidate);

        void Work(int number)
        {
            using var running = File.Create(Path.Combine(folder, $"fuzz-running-{number}.txt"));
            while (Interlocked.Increment(ref next) is var at && at - first < count)
            {
                running.Position = 0;
                running.Write(System.Text.Encoding.ASCII.GetBytes($"{at,-12}"));
                running.Flush();
                Read(FuzzCase.Of(at, corpus));
            }
        }
    }

    /// <summary>A line for each reader.</summary>
    public IEnumerable<string> Summary() => read.GroupBy(pair => pair.Reader).OrderBy(reader => reader.Key, StringComparer.Ordinal).Select(reader =>
    {
        var slowest = reader.MaxBy(pair => pair.Reading.Elapsed)!;
        var largest = reader.MaxBy(pair => pair.Reading.Allocated)!;
        return string.Create(CultureInfo.InvariantCulture,
            $"{reader.Key,-7} {reader.Count(),8:N0} cases, {reader.Sum(pair => (long)pair.Reading.Records),10:N0} records, {reader.Count(pair => pair.Reading.IsBroken),8:N0} broken; slowest {slowest.Reading.Elapsed.TotalMilliseconds,6:N0} ms ({slowest.Number}); most memory {largest.Reading.Allocated / 1e6,6:N1} MB for {largest.Length / 1e3:N0} kB ({largest.Number})");
    });

    private void Read(FuzzCase damaged)
    {
        var reading = FuzzReading.Of(damaged.Document.Definition, damaged.Bytes);
        read.Add(new FuzzResult(damaged.Number, damaged.Document.Definition.Reader, damaged.Length, reading));
        if (reading.Fault is { } fault)
            Tell(damaged, fault);
        else if (reading.Allocated > MostAllocated(damaged.Length))
            Tell(damaged, $"{reading.Allocated:N0} bytes were allocated.");
        else if (reading.Elapsed > longest)
            slow.Enqueue(damaged);
    }

    // A cold cache or a collection of garbage can fall on any case: it is slow only when it is so twice over.
    private void Again(FuzzCase damaged)
    {
        var quickest = Enumerable.Range(0, 2).Min(_ => FuzzReading.Of(damaged.Document.Definition, damaged.Bytes).Elapsed);
        if (quickest > longest)
            Tell(damaged, $"It took {quickest.TotalSeconds:N1} seconds.");
    }

    private static long MostAllocated(long length) => 64_000_000 + 1_000 * length;

    private void Tell(FuzzCase damaged, string fault)
    {
        var file = Path.Combine(folder, $"fuzz-{damaged.Number}.bin");
        File.WriteAllBytes(file, damaged.Bytes);
        faults.Enqueue($"{damaged}; kept as {file}\n{fault}");
    }
}

/// <summary>What is kept of a case; its bytes are not.</summary>
internal sealed record FuzzResult(int Number, string Reader, long Length, FuzzReading Reading);
