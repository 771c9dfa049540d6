using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProcurementHub.Jobs.Health;

namespace ProcurementHub.Web.Health;

/// <param name="Status">healthy, degraded or unhealthy; the worst of the checks.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthAnswer.Check> Checks)
{
    public static HealthAnswer Of(HealthReport report) => new(
        Word(report.Status),
        [.. report.Entries.Select(entry => new Check(
            entry.Key, Word(entry.Value.Status), Reason(entry.Value),
            (entry.Value.Data.GetValueOrDefault(SourcesHealth.Sources) as IEnumerable<SourceHealth>)?.Select(Source.Of).ToList()))]);

    // An exception that nobody foresaw is in the log; here it is no more than a failure.
    private static string? Reason(HealthReportEntry entry) =>
        entry.Description ?? (entry.Status == HealthStatus.Healthy ? null : "The check did not come to its end.");

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };

    /// <param name="Sources">Those that are polled; only of the check of the sources.</param>
    internal sealed record Check(string Name, string Status, string? Reason, IReadOnlyList<Source>? Sources);

    /// <param name="Health">ok, never_read, partly, late, dropped or failing.</param>
    internal sealed record Source(
        string Id, string Health, IReadOnlyList<string> Reasons, DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure, int? Records, DateTimeOffset? NextRun)
    {
        public static Source Of(SourceHealth source) => new(
            source.Definition.Id, source.Condition.ToWord(), source.Reasons,
            source.Known?.LastSuccessAt, source.Known?.LastFailureAt, source.Known?.LastRun?.Records, source.NextRun);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthAnswerJson : JsonSerializerContext;
