using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Search;

/// <summary>How many notices a part has in a bucket.</summary>
internal sealed record PartRow
{
    public required int Bucket { get; init; }

    public required long Part { get; init; }

    public required int Notices { get; init; }

    public static BulkTable<PartRow> Table { get; } = new BulkTable<PartRow>("search_part")
        .Integer("bucket", row => row.Bucket)
        .Integer("part", row => row.Part)
        .Integer("notices", row => row.Notices);
}
