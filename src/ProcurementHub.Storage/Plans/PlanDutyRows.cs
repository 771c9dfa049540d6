namespace ProcurementHub.Storage.Plans;

/// <summary>That an entity has published its plan, as a register says.</summary>
public sealed record PlanPublicationRow
{
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public string? Scheme { get; init; }

    public string? ExternalId { get; init; }

    public required string EntityName { get; init; }

    public int? PlanYear { get; init; }

    public int? PlanVersion { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? FileName { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required long DocumentId { get; init; }

    /// <summary>How many lines of the entity's plan of the year are known.</summary>
    public required int PlanLines { get; init; }
}

/// <summary>What is known of the plan that a listed entity has, or should have, for a year.</summary>
public sealed record ListedPlanRow
{
    /// <summary>Source id of the list.</summary>
    public required string SourceId { get; init; }

    public required string NativeId { get; init; }

    public string? Scheme { get; init; }

    public string? ExternalId { get; init; }

    public required string Name { get; init; }

    public string? Sector { get; init; }

    public string? RegionCode { get; init; }

    public required int Publications { get; init; }

    public required int PlanLines { get; init; }

    /// <summary>When the plan was first published; null where no source says it.</summary>
    public DateTimeOffset? FirstPublishedAt { get; init; }

    /// <summary>Whether any plan of the year is known of an entity with this kind of id.</summary>
    internal int KnownPlans { get; init; }

    public PlanState State =>
        Publications + PlanLines > 0 ? PlanState.Published
        : Scheme is null || KnownPlans == 0 ? PlanState.CannotTell
        : PlanState.Missing;
}

public enum PlanState
{
    Published,
    Missing,

    /// <summary>The list gives the entity no id, or no plans have been read among which its own could be.</summary>
    CannotTell,
}
