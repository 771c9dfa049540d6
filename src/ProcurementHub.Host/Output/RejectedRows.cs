using System.Globalization;
using ProcurementHub.Storage.Collecting;

namespace ProcurementHub.Host.Output;

/// <param name="What">record, or document where nothing or not all of one could be read.</param>
internal sealed record RejectedReasonRow(
    string Source, string What, string Reason, int Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, string ExampleDocument)
{
    public static RejectedReasonRow Of(RejectedReason reason, string example) => new(
        reason.SourceId, reason.IsDocument ? "document" : "record", reason.Reason, reason.Occurrences, reason.FirstSeenAt, reason.LastSeenAt, example);

    public IReadOnlyList<string> ToCells() =>
    [
        Source,
        Count.ToString("N0", CultureInfo.InvariantCulture),
        What + (Count == 1 ? "" : "s"),
        Reason,
        LastSeen.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        ExampleDocument,
    ];
}

/// <param name="Raw">The record as the source has it, as far as it could be read.</param>
internal sealed record RejectedRecordRow(
    string Source, string Document, string Position, string? NativeId, string Reason, string? Raw, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
{
    public static RejectedRecordRow Of(RejectedRow row) => new(
        row.SourceId, row.Url, row.Position, row.NativeId, row.Reason, row.Raw, row.FirstSeenAt, row.LastSeenAt);

    public IEnumerable<string> ToLines()
    {
        yield return $"{Source}: {Document}, {Position}: {Reason}";
        foreach (var line in (Raw ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            yield return $"    {line}";
    }
}
