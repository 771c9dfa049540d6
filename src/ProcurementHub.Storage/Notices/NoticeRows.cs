using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Notices;

/// <summary>A notice as its row has it, without its content.</summary>
public record NoticeRow
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public NoticeKey Key => new(SourceId, NativeId);

    public string? ProcedureCode { get; init; }

    public long? EntityId { get; init; }

    public string? EntityName { get; init; }

    public required string Title { get; init; }

    public required ProcurementCategory Category { get; init; }

    public string? ProcedureType { get; init; }

    public required NoticeStatus Status { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public required DeadlineBasis DeadlineBasis { get; init; }

    /// <summary>The first deadline that could be used; never moves.</summary>
    public DateTimeOffset? FirstDeadlineAt { get; init; }

    public long? AmountCents { get; init; }

    public string? AmountCurrency { get; init; }

    public required AmountState AmountState { get; init; }

    public string? Url { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When the current version was first seen.</summary>
    public required DateTimeOffset ObservedAt { get; init; }
}

/// <summary>A notice in a list.</summary>
public sealed record NoticeListRow : NoticeRow
{
    internal string? RegionCodes { get; init; }

    internal string? SectorCodes { get; init; }

    public IReadOnlyList<string> Regions => Codes(RegionCodes);

    public IReadOnlyList<string> Sectors => Codes(SectorCodes);

    private static string[] Codes(string? joined)
    {
        var codes = joined?.Split(' ') ?? [];
        Array.Sort(codes, StringComparer.Ordinal);
        return codes;
    }
}

/// <summary>A notice with all that is known of it now.</summary>
public sealed record StoredNotice : NoticeRow
{
    internal string ContentJson { get; init; } = "";

    internal long VersionId { get; init; }

    internal DateTimeOffset? HiddenAt { get; init; }

    internal string? HiddenWhy { get; init; }

    /// <summary>Null where it is for everybody; lists and searches have no others.</summary>
    public HiddenNotice? Hidden => HiddenAt is { } at ? new HiddenNotice { HiddenAt = at, Why = HiddenWhy ?? "" } : null;

    public NoticeContent Content => NoticeJson.Read(ContentJson);
}

/// <summary>A notice with its history, latest version first.</summary>
public sealed record NoticeHistory(StoredNotice Notice, IReadOnlyList<NoticeVersion> Versions);

public sealed record NoticeVersion
{
    public required long Id { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public required long DocumentId { get; init; }

    public required string Position { get; init; }

    public required bool IsBackfill { get; init; }

    public required AlertKind AlertKind { get; init; }

    /// <summary>What moved since the version before; empty for the first.</summary>
    public IReadOnlyList<NoticeChange> Changes { get; init; } = [];
}

/// <summary>Which notices a list shows; what is null is not asked for.</summary>
public sealed record NoticeFilter
{
    public static NoticeFilter All { get; } = new();

    /// <summary>
    /// Of a procedure with several notices only the latest published. Not to be had with anything else that is asked
    /// for: the latest may not be what meets it, and then the procedure would be missing.
    /// </summary>
    public static NoticeFilter OnePerProcedure { get; } = new() { IsOnePerProcedure = true };

    internal bool IsOnePerProcedure { get; private init; }

    public string? SourceId { get; init; }

    public long? EntityId { get; init; }

    public NoticeStatus? Status { get; init; }

    public string? Sector { get; init; }

    /// <summary>A code of the region tree; takes in everything inside it when its codes begin like this one.</summary>
    public string? Region { get; init; }

    /// <summary>Only notices whose deadline is not before this.</summary>
    public DateTimeOffset? OpenAt { get; init; }
}
