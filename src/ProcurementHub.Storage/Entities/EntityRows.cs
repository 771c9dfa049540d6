using ProcurementHub.Core.Entities;

namespace ProcurementHub.Storage.Entities;

public sealed record EntityRow
{
    public required long Id { get; init; }

    public required string Scheme { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>As the entity was first called; names differ from notice to notice.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>The entity that stands for the body; its own id where it is merged with none, or is the one that stands.</summary>
    public required long SurvivorId { get; init; }

    public EntityIdentifier Identifier => new(Scheme, ExternalId);
}

/// <summary>A public body under all its identifiers.</summary>
public sealed record EntityBody
{
    public required long Id { get; init; }

    /// <summary>As a list calls it, or else as it was first called.</summary>
    public required string Name { get; init; }

    /// <summary>The one that stands for it comes first.</summary>
    public required IReadOnlyList<EntityIdentifier> Identifiers { get; init; }

    public required IReadOnlyList<EntityNameRow> Names { get; init; }

    /// <summary>What was ever said of its identifiers, the latest last.</summary>
    public required IReadOnlyList<EntityLinkRow> Links { get; init; }

    public required int Notices { get; init; }

    public required int PlanLines { get; init; }

    public required int PlanPublications { get; init; }
}

public sealed record EntityNameRow
{
    internal long SurvivorId { get; init; }

    public required string Name { get; init; }

    public required string SourceId { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
}

public sealed record EntityLinkRow
{
    internal long SurvivorId { get; init; }

    internal string Scheme { get; init; } = "";

    internal string ExternalId { get; init; } = "";

    internal string OtherScheme { get; init; } = "";

    internal string OtherExternalId { get; init; } = "";

    public EntityIdentifier Entity => new(Scheme, ExternalId);

    public EntityIdentifier Other => new(OtherScheme, OtherExternalId);

    public required EntityLinkKind Kind { get; init; }

    /// <summary>Source of the list, or who of the staff.</summary>
    public required string SaidBy { get; init; }

    /// <summary>The list's row.</summary>
    public string? Reference { get; init; }

    public string? Why { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>True where it is not followed, because a body would get two identifiers of one scheme.</summary>
    public required bool InConflict { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndedBy { get; init; }

    public string? EndedWhy { get; init; }
}

/// <summary>How many there are of each.</summary>
public sealed record EntityCounts
{
    public required int Identifiers { get; init; }

    public required int Bodies { get; init; }

    /// <summary>Of bodies, those with more than one identifier.</summary>
    public required int Merged { get; init; }

    /// <summary>Identifiers of which lists say things that contradict each other.</summary>
    public required int InConflict { get; init; }
}
