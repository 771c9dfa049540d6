using ProcurementHub.Core.Notices;

namespace ProcurementHub.Storage.Notices;

internal sealed record ChangeRow
{
    public required long VersionId { get; init; }

    public required NoticeField Field { get; init; }

    public required ChangeKind Kind { get; init; }

    public string? TextBefore { get; init; }

    public string? TextAfter { get; init; }

    public NoticeChange ToChange() => new(Field, Kind, TextBefore, TextAfter);
}
