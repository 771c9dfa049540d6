using System.Globalization;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Host.Output;

/// <param name="Reads">live, or saved documents only.</param>
/// <param name="Verified">live, or saved files; null where the definition does not say.</param>
/// <param name="Polled">Whether the scheduler collects from it by itself.</param>
/// <param name="Health">ok, never_read, partly, late, dropped or failing.</param>
/// <param name="Reasons">Why it is not ok.</param>
/// <param name="Records">Of the last pass.</param>
/// <param name="DroppedFrom">What its passes usually give, when the last one gave but a fraction of it.</param>
/// <param name="NextRunReason">cadence, back_off, retry_after, quiet_hours or interrupted.</param>
internal sealed record SourceStateRow(
    string Source, string Title, string Kind, string? Country, string Reads, string? Verified, bool Polled, string Health,
    IReadOnlyList<string> Reasons, DateTimeOffset? LastStarted, DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure,
    string? FailureReason, int ConsecutiveFailures, int? Records, int? DroppedFrom, DateTimeOffset? NextRun, string? NextRunReason)
{
    public static IReadOnlyList<string> Heads { get; } = ["source", "health", "reads", "verified", "last read", "records#", "next"];

    public static SourceStateRow Of(SourceHealth health)
    {
        var (definition, known) = (health.Definition, health.Known);
        return new(
            definition.Id,
            definition.Title?.En ?? definition.Id,
            definition.Kind.ToString().ToLowerInvariant(),
            definition.Country,
            definition.Start is null ? "saved files" : definition.IsLive ? "live" : "needs a base",
            definition.Verified?.ToWord(),
            health.IsPolled,
            health.Condition.ToWord(),
            health.Reasons,
            known?.LastStartedAt,
            known?.LastSuccessAt,
            known?.LastFailureAt,
            known?.LastFailureReason,
            known?.ConsecutiveFailures ?? 0,
            known?.LastRun?.Records,
            known?.DroppedFrom,
            health.NextRun,
            health.NextRun is null ? null : Word(known?.NextRunReason));
    }

    public IReadOnlyList<string> ToCells(DateTimeOffset now) =>
    [
        Source,
        Health.Replace('_', ' '),
        Reads == "live" && !Polled ? "live, not polled" : Reads,
        Verified ?? "-",
        Brief(LastStarted, now),
        Records?.ToString("N0", CultureInfo.InvariantCulture) ?? "-",
        Next(Brief(NextRun, now)),
    ];

    /// <summary>When it is due, and why then where that is not simply its cadence.</summary>
    public string Next(string instant) => NextRunReason switch
    {
        null => Polled ? "at once" : "-",
        "cadence" => instant,
        _ => $"{instant} {NextRunReason.Replace('_', ' ')}",
    };

    public static string Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";

    // The year goes without saying, and seven columns do not fit into a window with it.
    private static string Brief(DateTimeOffset? instant, DateTimeOffset now) => instant is { } known && known.UtcDateTime.Year == now.UtcDateTime.Year
        ? known.UtcDateTime.ToString("MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)
        : Instant(instant);

    private static string Word(NextRunReason? reason) => reason switch
    {
        Storage.Sources.NextRunReason.BackOff => "back_off",
        Storage.Sources.NextRunReason.RetryAfter => "retry_after",
        Storage.Sources.NextRunReason.QuietHours => "quiet_hours",
        Storage.Sources.NextRunReason.Interrupted => "interrupted",
        _ => "cadence",
    };
}
