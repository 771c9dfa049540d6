using ProcurementHub.Core.Entities;

namespace ProcurementHub.Core.Plans;

/// <summary>That an entity has published its plan, as a register says; the lines of the plan are known elsewhere, or not at all.</summary>
public sealed record PlanPublication
{
    public required EntityReference Entity { get; init; }

    /// <summary>The year the plan is for.</summary>
    public int? Year { get; init; }

    /// <summary>As the source counts them; null where it does not.</summary>
    public int? Version { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>Name of the file in which the plan is.</summary>
    public string? Document { get; init; }

    public string? Url { get; init; }
}

/// <param name="NativeId">Unique within the source: the file, or else entity, year and version.</param>
/// <param name="Position">Where in its document the record stands.</param>
public sealed record PlanPublicationDraft(string SourceId, string NativeId, PlanPublication Content, string Position);
