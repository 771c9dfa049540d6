using ProcurementHub.Core;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// What became of one record: a notice, items of one, a plan line, a plan publication or a listed entity, or the reason
/// why it is none of them. The diagnostics tell which of its fields could not be read; they are there in any case.
/// </summary>
public sealed class NormalisedRecord
{
    private NormalisedRecord(IReadOnlyList<Diagnostic> diagnostics) => Diagnostics = diagnostics;

    public NoticeDraft? Notice { get; private init; }

    public PlanLineDraft? PlanLine { get; private init; }

    public PlanPublicationDraft? PlanPublication { get; private init; }

    public ListedEntityDraft? ListedEntity { get; private init; }

    public ItemDraft? Items { get; private init; }

    /// <summary>Without values of its own, so that rejections can be counted by it.</summary>
    public string? Rejection { get; private init; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal static NormalisedRecord Of(NoticeDraft notice, IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics) { Notice = notice };

    internal static NormalisedRecord Of(PlanLineDraft planLine, IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics) { PlanLine = planLine };

    internal static NormalisedRecord Of(PlanPublicationDraft plan, IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics) { PlanPublication = plan };

    internal static NormalisedRecord Of(ListedEntityDraft entity, IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics) { ListedEntity = entity };

    internal static NormalisedRecord Of(ItemDraft items, IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics) { Items = items };

    internal static NormalisedRecord Rejected(string reason, IReadOnlyList<Diagnostic> diagnostics) => new(diagnostics) { Rejection = reason };
}
