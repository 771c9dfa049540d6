using ProcurementHub.Core;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;

namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// What became of one record: a notice, a plan line, or the reason why it is neither. The diagnostics tell
/// which of its fields could not be read; they are there in all three cases.
/// </summary>
public sealed class NormalisedRecord
{
    private NormalisedRecord(NoticeDraft? notice, PlanLineDraft? planLine, string? rejection, IReadOnlyList<Diagnostic> diagnostics)
    {
        Notice = notice;
        PlanLine = planLine;
        Rejection = rejection;
        Diagnostics = diagnostics;
    }

    public NoticeDraft? Notice { get; }

    public PlanLineDraft? PlanLine { get; }

    /// <summary>Without values of its own, so that rejections can be counted by it.</summary>
    public string? Rejection { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal static NormalisedRecord Of(NoticeDraft notice, IReadOnlyList<Diagnostic> diagnostics) => new(notice, null, null, diagnostics);

    internal static NormalisedRecord Of(PlanLineDraft planLine, IReadOnlyList<Diagnostic> diagnostics) => new(null, planLine, null, diagnostics);

    internal static NormalisedRecord Rejected(string reason, IReadOnlyList<Diagnostic> diagnostics) => new(null, null, reason, diagnostics);
}
