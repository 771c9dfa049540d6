using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Output;

internal sealed record CollectRow(
    string Source, string Outcome, string? WentOnFrom, int Documents, int Records, int New, int Changed, int Unchanged, int Rejected,
    int RejectedDocuments, int PlanLines, int Warnings, long Bytes, double Seconds,
    IReadOnlyList<CollectFailure> Failures, IReadOnlyList<CollectFinding> Findings)
{
    public static CollectRow Of(CollectSummary summary) => new(
        summary.Source, Word(summary), summary.WentOnFrom, summary.Documents, summary.Records, summary.New, summary.Changed, summary.Unchanged,
        summary.Rejected, summary.RejectedDocuments, summary.PlanLines, summary.Warnings, summary.Bytes,
        Math.Round(summary.Seconds, 3), summary.Failures, summary.Findings);

    public static string Word(CollectSummary summary) => summary.IsHeld ? "held" : Word(summary.Outcome);

    public static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Succeeded => "succeeded",
        RunOutcome.Partly => "partly",
        RunOutcome.Failed => "failed",
        RunOutcome.Interrupted => "interrupted",
        _ => "running",
    };
}
