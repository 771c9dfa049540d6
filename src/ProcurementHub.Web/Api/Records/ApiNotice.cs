using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Api.Records;

/// <summary>A notice as it is known now: the members of `hub export notices`, in their order, and links.</summary>
public sealed record ApiNotice
{
    public required string Key { get; init; }

    public required string Source { get; init; }

    public required string NativeId { get; init; }

    public string? Ocid { get; init; }

    public string? ProcedureCode { get; init; }

    public int? Call { get; init; }

    public ApiEntityReference? Entity { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public string? ProcedureType { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? ConsultationsUntil { get; init; }

    public DateTimeOffset? Deadline { get; init; }

    public required string DeadlineBasis { get; init; }

    public DateTimeOffset? FirstDeadline { get; init; }

    public required ApiAmount Amount { get; init; }

    public required IReadOnlyList<string> Regions { get; init; }

    public required IReadOnlyList<string> Sectors { get; init; }

    public required IReadOnlyList<ApiCode> Classifications { get; init; }

    public bool? SmeReserved { get; init; }

    public ApiRestart? Restart { get; init; }

    public string? Url { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset Observed { get; init; }

    public required ApiNoticeLinks Links { get; init; }

    public static ApiNotice Of(StoredNotice notice, ApiLinks links)
    {
        var content = notice.Content;
        return new ApiNotice
        {
            Key = notice.Key.ToString(),
            Source = notice.SourceId,
            NativeId = notice.NativeId,
            Ocid = content.Ocid,
            ProcedureCode = content.ProcedureCode,
            Call = content.Call,
            Entity = ApiEntityReference.Of(content.Entity),
            Title = content.Title,
            Description = content.Description,
            Category = ApiWords.Of(content.Category),
            ProcedureType = content.ProcedureType,
            Status = NoticeWords.Of(content.Status),
            Published = content.Published,
            ConsultationsUntil = content.ConsultationsUntil,
            Deadline = content.Deadline.At,
            DeadlineBasis = NoticeWords.Of(content.Deadline.Basis),
            // The table keeps it in UTC; it is told under the offset of the deadline beside it.
            FirstDeadline = notice.FirstDeadlineAt is { } first ? first.ToOffset((content.Deadline.At ?? content.Published ?? first).Offset) : null,
            Amount = ApiAmount.Of(content.Amount),
            Regions = [.. content.Regions.Select(region => region.Code)],
            Sectors = [.. content.Sectors.Select(sector => sector.Sector)],
            Classifications = [.. content.Classifications.Select(code => new ApiCode(code.Scheme, code.Id))],
            SmeReserved = content.SmeReserved,
            Restart = content.Restart is { } restart ? new ApiRestart(restart.At, restart.FromStage) : null,
            Url = NoticeShowing.WebAddress(content.Url),
            Version = notice.Version,
            Observed = notice.ObservedAt,
            Links = links.Of(notice, content),
        };
    }
}

/// <param name="Self">The notice with its versions.</param>
/// <param name="Page">For people.</param>
/// <param name="Calendar">Its deadline; null where it never had one.</param>
public sealed record ApiNoticeLinks(Uri Self, Uri Page, Uri? Calendar);
