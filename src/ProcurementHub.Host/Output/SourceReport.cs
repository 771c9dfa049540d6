using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Output;

/// <summary>One source with its last passes.</summary>
/// <param name="Failures">Of the last pass that had any, as are the findings.</param>
internal sealed record SourceDetailRow(
    SourceStateRow State, IReadOnlyList<SourcePassRow> Passes, DateTimeOffset? TroubledPass, IReadOnlyList<RunFinding> Failures, IReadOnlyList<RunFinding> Findings);

/// <param name="DroppedFrom">What was usual, where the pass gave but a fraction of it.</param>
internal sealed record SourcePassRow(
    DateTimeOffset Started, DateTimeOffset? Finished, string Outcome, int Documents, int Records, int New, int Changed, int Unchanged,
    int Rejected, int Warnings, long Bytes, int? DroppedFrom, string? FailureReason)
{
    public static SourcePassRow Of(SourceRunRow run) => new(
        run.StartedAt, run.FinishedAt, CollectRow.Word(run.Outcome), run.Documents, run.Records, run.Added, run.Changed, run.Unchanged,
        run.Rejected, run.Warnings, run.Bytes, run.DroppedFrom, run.FailureReason);

    /// <summary>A line, because ten columns of numbers fit into few windows.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SourceStateRow.Instant(Started)}  {Outcome,-11}  {Usual()}{New:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged, {Rejected:N0} rejected, {Warnings:N0} warnings; {Documents:N0} documents, {Bytes / 1024.0:N0} KB{Took()}");

    private string Usual() => string.Create(
        CultureInfo.InvariantCulture, $"{Records:N0} records{(DroppedFrom is { } usual ? $" where {usual:N0} are usual" : "")}: ");

    private string Took()
    {
        if (Finished - Started is not { } time)
            return "";
        return time.TotalMinutes < 1
            ? string.Create(CultureInfo.InvariantCulture, $", {time.TotalSeconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(time.TotalHours):0}:{time.Minutes:00} h");
    }
}

/// <summary>One source for people: how it stands, its last passes, and what went wrong in the latest of them.</summary>
internal static class SourceReport
{
    public static void Write(Terminal terminal, SourceHealth health, SourceOptions options, SourceDetailRow detail)
    {
        var (definition, state) = (health.Definition, detail.State);
        terminal.Say($"{state.Source}: {state.Title}");
        Line("health", state.Health.Replace('_', ' '));
        foreach (var reason in state.Reasons)
            Line("", reason);
        Line("reads", $"{state.Kind}, {(state.Reads == "live" && !state.Polled ? "live, not polled" : state.Reads)}; verified: {state.Verified ?? "not said"}");
        Line("due", $"every {Cadence(definition.Every)}{string.Concat(definition.Quiet.Concat(options.Quiet).Distinct().Select(window => $", not {window}"))} ({definition.Zone.Id})");
        Line("next", state.Next(SourceStateRow.Instant(state.NextRun)) + (state.ConsecutiveFailures > 1 ? $", {state.ConsecutiveFailures} failures in a row" : ""));
        Line("last success", SourceStateRow.Instant(state.LastSuccess));
        Line("last failure", state.LastFailure is null ? "-" : $"{SourceStateRow.Instant(state.LastFailure)}: {state.FailureReason}");
        if (detail.Passes.Count == 0)
            return;

        terminal.Say("Last passes:");
        foreach (var pass in detail.Passes)
            terminal.Say($"  {pass.ToLine()}");
        if (detail.TroubledPass is { } troubled)
            terminal.Say($"What went wrong in the pass of {SourceStateRow.Instant(troubled)}:");
        foreach (var failure in detail.Failures)
            terminal.Say($"  {(failure.Place is null ? "" : $"{failure.Place}: ")}{failure.Reason}");
        foreach (var finding in detail.Findings)
            terminal.Say($"  {finding.Times} x {finding.Field ?? "rejected"}: {finding.Reason} (such as {finding.Place?.ReplaceLineEndings(" ")})");

        void Line(string name, string text) => terminal.Say($"  {name,-13} {text}");
    }

    private static string Cadence(TimeSpan every) => every switch
    {
        { TotalDays: >= 1 } when every.TotalDays % 1 == 0 => $"{every.TotalDays:0}d",
        { TotalHours: >= 1 } when every.TotalHours % 1 == 0 => $"{every.TotalHours:0}h",
        _ => $"{every.TotalMinutes:0}m",
    };
}
