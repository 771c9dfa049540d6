using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>How often a source is due, and when it is to be let alone.</summary>
internal sealed record Pace(string SourceId, TimeSpan Every, IReadOnlyList<QuietHours> Quiet, TimeZoneInfo Zone)
{
    /// <summary>The operator's quiet hours add to the definition's, unless together they leave no time: then they take their place.</summary>
    public static Pace Of(SourceDefinition definition, SourceOptions options)
    {
        IReadOnlyList<QuietHours> both = [.. definition.Quiet, .. options.Quiet];
        return new Pace(definition.Id, definition.Every, QuietHours.LeaveTime(both) ? both : options.Quiet, definition.Zone);
    }

    // Clocks of several machines are never quite the same.
    private static readonly TimeSpan ClockPlay = TimeSpan.FromMinutes(5);

    /// <summary>
    /// From when a pass may begin. A plan that was made in the future was made under a clock that was set wrong: it may
    /// lie a day ahead, and counts for nothing.
    /// </summary>
    /// <param name="known">Null when the source was never collected from.</param>
    public DateTimeOffset DueAt(SourceRow? known, DateTimeOffset now) => DueAt(IsOfTheFuture(known, now) ? null : known?.NextRunAt, now);

    /// <summary>From when a pass may begin: what is planned, but not before now and not within quiet hours.</summary>
    /// <param name="planned">Null when the source was never collected from.</param>
    public DateTimeOffset DueAt(DateTimeOffset? planned, DateTimeOffset now) =>
        QuietHours.Leave(planned > now ? planned.Value : now, Quiet, Zone);

    private static bool IsOfTheFuture(SourceRow? known, DateTimeOffset now) =>
        known is not null && new[] { known.LastStartedAt, known.LastSuccessAt, known.LastFailureAt }.Max() > now + ClockPlay;
}
