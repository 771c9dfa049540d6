using System.Text;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Host.Output;

/// <param name="Content">What the record was normalised to, as JSON.</param>
internal sealed record CheckedRecordRow(string Document, string Position, string Key, string Content);

internal static class CheckReport
{
    private static string Kinds(SourceCheckResult check) => string.Join(", ", [
        $"{check.Notices} notices", $"{check.PlanLines} plan lines",
        .. check.Items > 0 ? [$"{check.Items} rows of items"] : Array.Empty<string>(),
        .. check.PlanPublications > 0 ? [$"{check.PlanPublications} publications of plans"] : Array.Empty<string>(),
        .. check.ListedEntities > 0 ? [$"{check.ListedEntities} listed entities"] : Array.Empty<string>()]);

    public static void Write(Terminal terminal, SourceDefinition definition, SourceCheckResult check)
    {
        terminal.Say($"{definition.Id}: {check.Documents} documents, {check.Records} records: {Kinds(check)}, {check.Rejected} rejected.");
        foreach (var sample in check.Samples)
        {
            var (key, content) = sample.Normalised switch
            {
                { Notice: { } notice } => (notice.Key.NativeId, NoticeJson.Write(notice.Content)),
                { Items: { } items } => (items.Key.NativeId, NoticeJson.Write(items.Codes)),
                { PlanLine: { } line } => (line.NativeId, PlanLineJson.Write(line.Content)),
                { PlanPublication: { } plan } => (plan.NativeId, PlanPublicationJson.Write(plan.Content)),
                { ListedEntity: { } entity } => (entity.NativeId, PlanPublicationJson.Write(entity.Content)),
                _ => ("", []),
            };
            key = $"{definition.Id}/{key}";
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
