using ProcurementHub.Core.Compliance;

namespace ProcurementHub.Storage.Compliance;

/// <summary>A row of a list of bodies that must publish a plan.</summary>
public sealed record ListedBodyRow
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public required string Name { get; init; }

    public string? Sector { get; init; }

    public string? RegionCode { get; init; }

    public string? Level { get; init; }

    /// <summary>The id that stands for the body; null where the list gives none by which it is known.</summary>
    public long? BodyId { get; init; }

    public string? Scheme { get; init; }

    public string? ExternalId { get; init; }

    internal DateTimeOffset FirstSeenAt { get; init; }

    internal DateTimeOffset LastSeenAt { get; init; }

    internal byte[] UrlHash { get; init; } = [];
}

/// <summary>That a plan of the year is out, as one source says or shows.</summary>
public sealed record PlanFactRow
{
    /// <summary>Null where the source gives the body no id.</summary>
    public long? BodyId { get; init; }

    public required string SourceId { get; init; }

    public string? EntityName { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public int? PlanVersion { get; init; }

    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>When the source said otherwise; null while it stands.</summary>
    public DateTimeOffset? KnownUntil { get; init; }

    public string? FileName { get; init; }
}

public sealed record BodyActRow
{
    public required long BodyId { get; init; }

    public required ComplianceAct Act { get; init; }
}

/// <summary>A pass over a source of plans that came to its end.</summary>
public sealed record RegisterPassRow
{
    public required string SourceId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Whether it read all of it.</summary>
    public required bool IsWhole { get; init; }

    public string? FailureReason { get; init; }
}

/// <summary>Everything that states of one year are judged by.</summary>
/// <param name="Schemes">Of the identifiers of each body.</param>
public sealed record ComplianceMaterial(
    IReadOnlyList<ListedBodyRow> Listed, ILookup<long, string> Schemes, IReadOnlyList<PlanFactRow> Facts,
    IReadOnlyList<BodyActRow> Acts, IReadOnlyList<RegisterPassRow> Passes);
