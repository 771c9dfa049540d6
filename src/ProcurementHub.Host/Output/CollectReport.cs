using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Collecting;

namespace ProcurementHub.Host.Output;

/// <summary>What a pass came to, for people: a table, then everything that failed, by name.</summary>
internal static class CollectReport
{
    private const int MostFailures = 20;

    private static readonly string[] Heads =
        ["source", "documents#", "records#", "new#", "changed#", "unchanged#", "rejected#", "warnings#", "seconds#", "outcome"];

    public static void Write(Terminal terminal, IReadOnlyList<CollectSummary> summaries)
    {
        var rows = summaries.Select(Row).ToList();
        if (terminal.Fits(Heads, rows))
            terminal.Table(Heads, rows);
        else
            Lines(terminal, summaries);
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

    private static IReadOnlyList<string> Row(CollectSummary summary) =>
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
    ];

    /// <summary>Two lines a source: ten columns would be broken in a narrow window, and nobody could tell which number is which.</summary>
    private static void Lines(Terminal terminal, IReadOnlyList<CollectSummary> summaries)
    {
        foreach (var summary in summaries)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture,
                $"{summary.Source}: {CollectRow.Word(summary)}, {summary.Documents:N0} documents, {summary.Records:N0} records, {summary.Seconds:0.0} s"));
            terminal.Say(string.Create(CultureInfo.InvariantCulture,
                $"  {summary.New:N0} new, {summary.Changed:N0} changed, {summary.Unchanged:N0} unchanged, {summary.Rejected:N0} rejected, {summary.Warnings:N0} warnings"));
        }
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
