using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.Digests;

/// <summary>A notice that a digest told, as it stands now.</summary>
public sealed record ToldRow
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public required string Title { get; init; }

    public string? EntityName { get; init; }

    public required NoticeStatus Status { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public required DeadlineBasis DeadlineBasis { get; init; }
}
