using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Collecting;

namespace ProcurementHub.Host.Output;

/// <summary>What a pass came to, for people: a table, then everything that failed, by name.</summary>
internal static class CollectReport
{
    private const int MostFailures = 20;

    public static void Write(Terminal terminal, IReadOnlyList<CollectSummary> summaries)
    {
        terminal.Table(
            ["source", "documents#", "records#", "new#", "changed#", "unchanged#", "rejected#", "warnings#", "seconds#", "outcome"],
            summaries.Select(summary => (IReadOnlyList<string>)
            [
                summary.Source,
                Number(summary.Documents),
                Number(summary.Records),
                Number(summary.New),
                Number(summary.Changed),
                Number(summary.Unchanged),
                Number(summary.Rejected),
                Number(summary.Warnings),
                summary.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
                CollectRow.Word(summary),
            ]));
        foreach (var summary in summaries)
        {
            if (summary.WentOnFrom is { } place)
                terminal.Note($"{summary.Source}: went on from {place}, where the pass before was interrupted; the next pass is a whole one");
            foreach (var failure in summary.Failures.Take(MostFailures))
                terminal.Note($"{summary.Source}: {(failure.Document is null ? "" : $"{failure.Document}: ")}{failure.Reason}");
            if (summary.Failures.Count > MostFailures)
                terminal.Note($"{summary.Source}: ... and {summary.Failures.Count - MostFailures} more; --json lists them all");
            foreach (var finding in summary.Findings)
                terminal.Note($"{summary.Source}: {finding.Count} x {(finding.Field is null ? "rejected" : finding.Field)}: {finding.Reason} (such as {finding.Example.ReplaceLineEndings(" ")})");
        }
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
