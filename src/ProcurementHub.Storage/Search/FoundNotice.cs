using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.Search;

/// <summary>What a search may be narrowed by further, of one notice that it found.</summary>
public sealed record FoundNotice
{
    /// <summary>The same for all notices of a procedure.</summary>
    public required long ProcedureId { get; init; }

    public required ProcurementCategory Category { get; init; }

    public required NoticeStatus Status { get; init; }

    internal string? RegionCodes { get; init; }

    internal string? SectorCodes { get; init; }

    public IReadOnlyList<string> Regions => RegionCodes?.Split(' ') ?? [];

    public IReadOnlyList<string> Sectors => SectorCodes?.Split(' ') ?? [];
}

/// <summary>The first of what a search found, to count by what it may be narrowed further.</summary>
/// <param name="IsAll">Whether the search found no more than these.</param>
public sealed record FoundSample(IReadOnlyList<FoundNotice> Notices, bool IsAll)
{
    public static FoundSample None { get; } = new([], IsAll: true);
}
