namespace ProcurementHub.Storage.Search;

/// <summary>
/// What parts a bucket consists of. Parts are only added, and merged to one with a new id that says the same: as long as
/// these figures stay, so does what the bucket's lists say.
/// </summary>
internal sealed record BucketState
{
    public required int Bucket { get; init; }

    public required int Parts { get; init; }

    public required long LastPart { get; init; }

    public required long SumOfParts { get; init; }

    public required long Notices { get; init; }
}
