using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Sources.Reading.Archives;

namespace ProcurementHub.Tests.Sources.Fuzzing;

/// <summary>One document on its whole way to drafts, and what it took.</summary>
/// <param name="Allocated">All bytes that were ever asked for, given back or not: no peak can be higher.</param>
/// <param name="Fault">What must never happen; null when it did not.</param>
internal sealed record FuzzReading(int Records, bool IsBroken, TimeSpan Elapsed, long Allocated, string? Fault)
{
    private static readonly ReaderRegistry readers = new(new ArchiveLimits());

    /// <summary>On the calling thread from beginning to end, as the bytes are in memory: so its allocations are those of the document.</summary>
    public static FuzzReading Of(SourceDefinition definition, byte[] bytes)
    {
        var (records, isBroken, fault) = (0, false, (string?)null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = ThreadClock.Now;
        try
        {
            (records, isBroken, fault) = ReadAsync(definition, bytes).GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // Whatever escapes is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fault = exception.ToString();
        }

        return new FuzzReading(records, isBroken, ThreadClock.Now - began, GC.GetAllocatedBytesForCurrentThread() - before, fault);
    }

    private static async Task<(int Records, bool IsBroken, string? Fault)> ReadAsync(SourceDefinition definition, byte[] bytes)
    {
        var (records, isBroken) = (0, false);
        using var content = new MemoryStream(bytes);
        await foreach (var item in readers.For(definition).ReadAsync(content, new DocumentOrigin("https://portal.example/list"), definition, CancellationToken.None))
        {
            if (isBroken)
                return (records, true, "Something came after the document was said to be broken.");
            isBroken = item is ReadItem.Broken;
            if (item is not ReadItem.Found { Record: var record })
                continue;
            records++;
            if (definition.Reader == ReaderNames.Ocds && record[FieldNames.NativeId] is null)
                return (records, false, "A release without an id was handed over as a record.");
            var read = Reading.Normaliser.Normalise(record, definition);
            if ((read.Notice ?? read.PlanLine ?? read.PlanPublication ?? (object?)read.ListedEntity ?? read.Rejection) is null or "")
                return (records, false, "A record was neither read nor rejected.");
        }

        return (records, isBroken, null);
    }
}
