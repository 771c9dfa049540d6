using System.Text;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Host.Output;

/// <param name="Content">The normalised notice or plan line, as JSON.</param>
internal sealed record CheckedRecordRow(string Document, string Position, string Key, string Content);

internal static class CheckReport
{
    public static void Write(Terminal terminal, SourceDefinition definition, SourceCheckResult check)
    {
        terminal.Say($"{definition.Id}: {check.Documents} documents, {check.Records} records: {check.Notices} notices, {check.PlanLines} plan lines, {check.Rejected} rejected.");
        foreach (var sample in check.Samples)
        {
            var (key, content) = sample.Notice is { } notice
                ? (notice.Key.ToString(), NoticeJson.Write(notice.Content))
                : ($"{sample.PlanLine!.SourceId}/{sample.PlanLine.NativeId}", PlanLineJson.Write(sample.PlanLine.Content));
            var text = Encoding.UTF8.GetString(content);
            terminal.Row(new CheckedRecordRow(sample.Document, sample.Position, key, text), HubJson.Lines.CheckedRecordRow);
            terminal.Say("");
            terminal.Say($"{sample.Document}, {sample.Position}: {key}");
            terminal.Say($"  {text}");
        }

        terminal.Say("");
        foreach (var finding in check.Findings)
            terminal.Note($"{finding.Count} x {(finding.Field is null ? "rejected" : finding.Field)}: {finding.Reason} (such as {finding.Example.ReplaceLineEndings(" ")})");
        foreach (var failure in check.Failures)
            terminal.Note($"{failure.Document ?? definition.Id}: {failure.Reason}");
    }
}
