using System.Globalization;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Output;

/// <param name="Reads">live, or saved documents only.</param>
/// <param name="Verified">live, or saved files; null where the definition does not say.</param>
/// <param name="Health">never_read, or how the last pass ended.</param>
internal sealed record SourceStateRow(
    string Source, string Title, string Kind, string Reads, string? Verified, string Health, DateTimeOffset? LastStarted, DateTimeOffset? LastSuccess,
    DateTimeOffset? LastFailure, string? FailureReason, int ConsecutiveFailures, int? Records, DateTimeOffset? NextRun)
{
    public static SourceStateRow Of(SourceDefinition definition, SourceRow? known) => new(
        definition.Id,
        definition.Title?.En ?? definition.Id,
        definition.Kind == SourceKind.Plans ? "plans" : "notices",
        definition.Start is null ? "saved" : definition.IsLive ? "live" : "needs base address",
        definition.Verified?.ToWord(),
        known?.LastRun is { } run ? CollectRow.Word(run.Outcome) : "never_read",
        known?.LastStartedAt,
        known?.LastSuccessAt,
        known?.LastFailureAt,
        known?.LastFailureReason,
        known?.ConsecutiveFailures ?? 0,
        known?.LastRun?.Records,
        known?.NextRunAt);

    public IReadOnlyList<string> ToCells() =>
    [
        Source,
        Reads,
        Verified ?? "-",
        Health.Replace('_', ' ') + (ConsecutiveFailures > 1 ? $" ({ConsecutiveFailures} times)" : ""),
        Instant(LastStarted),
        Records?.ToString("N0", CultureInfo.InvariantCulture) ?? "-",
        Instant(NextRun),
        FailureReason ?? "",
    ];

    private static string Instant(DateTimeOffset? instant) =>
        instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";
}
