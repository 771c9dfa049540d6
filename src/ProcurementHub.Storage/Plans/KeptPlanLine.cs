using ProcurementHub.Core.Plans;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Entities;

namespace ProcurementHub.Storage.Plans;

/// <summary>A plan line whose own row is new or changed, and whose place in its plan is to follow.</summary>
internal sealed record KeptPlanLine
{
    public required long Id { get; init; }

    public required string SourceId { get; init; }

    public long? EntityId { get; init; }

    public required PlanLineContent Content { get; init; }

    /// <summary>The stored form of <see cref="Content"/>.</summary>
    public required byte[] Json { get; init; }

    /// <summary>True where there is nothing of it yet but its row.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Whoever searches for it is to hear of it; false for history, and for what was kept before anybody could.</summary>
    public bool IsToMatch { get; init; }

    public required long DocumentId { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>By what its plan is known within its source.</summary>
    public string PlanKey => $"{Whose}/{Content.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}";

    private string Whose => EntityWriter.CanBeKept(Content.Entity)
        ? $"{Content.Entity!.Scheme}:{Content.Entity.Id}"
        : "=" + EntityNames.Cut(Folding.Fold(Content.Entity?.Name));
}
