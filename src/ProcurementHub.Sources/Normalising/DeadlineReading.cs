using ProcurementHub.Core.Notices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Sources.Normalising;

/// <summary>
/// Finds the deadline: the schedule's stage, else the closing date, else the tender period. The first usable
/// one counts; where none is, the reason against the first that was there is kept.
/// </summary>
internal static class DeadlineReading
{
    public static Deadline Read(RecordReading reading, DateTimeOffset? published, bool isRestarted)
    {
        Deadline? unusable = null;
        foreach (var deadline in Candidates(reading, published, isRestarted))
        {
            if (deadline.At is not null)
                return deadline;
            unusable ??= deadline;
        }

        return unusable ?? Deadline.NotInSource;
    }

    /// <summary>End of the stage in which bidders may ask.</summary>
    public static DateTimeOffset? ConsultationsUntil(RecordReading reading)
    {
        var stage = Stage(reading, reading.Definition.Schedule.ConsultationStages);
        // The schedule itself notes a date that cannot be read; once is enough.
        return stage?.End is { } end && Quiet(reading, end) is { IsStandIn: false } date
            ? date.In(reading.Definition.Zone, isEnd: true)
            : reading.Instant(FieldNames.ConsultationsUntil, isEnd: true);
    }

    private static IEnumerable<Deadline> Candidates(RecordReading reading, DateTimeOffset? published, bool isRestarted)
    {
        if (Stage(reading, reading.Definition.Schedule.DeadlineStages) is { End: { } end } stage)
        {
            yield return Quiet(reading, end) is { } date
                ? OfStage(date, Start(reading, stage), reading.Definition.Zone, published, isRestarted)
                : new Deadline(null, DeadlineBasis.Unreadable);
        }

        if (reading.Record[FieldNames.Deadline] is not null)
        {
            yield return reading.Written(FieldNames.Deadline) is { } date
                ? OfClosingDate(date, reading.Definition.Zone, published, isRestarted)
                : new Deadline(null, DeadlineBasis.Unreadable);
        }

        if (reading.Record[FieldNames.TenderPeriodEnd] is not null)
        {
            var start = reading.Instant(FieldNames.TenderPeriodStart);
            yield return reading.Written(FieldNames.TenderPeriodEnd) is { } date
                ? OfPeriod(date, start, reading.Definition.Zone, published, isRestarted)
                : new Deadline(null, DeadlineBasis.Unreadable);
        }
    }

    private static Deadline OfStage(WrittenDate date, DateTimeOffset? start, TimeZoneInfo zone, DateTimeOffset? published, bool isRestarted)
    {
        if (date.IsStandIn)
            return new Deadline(null, DeadlineBasis.Sentinel);
        var end = date.In(zone, isEnd: true);
        // Offers that are handed over in person are taken at one hour: such a stage ends when it starts.
        if (end < start)
            return new Deadline(null, DeadlineBasis.EndsBeforeStart);
        return end < published && !isRestarted
            ? new Deadline(null, DeadlineBasis.BeforePublication)
            : new Deadline(end, DeadlineBasis.Schedule);
    }

    private static Deadline OfClosingDate(WrittenDate date, TimeZoneInfo zone, DateTimeOffset? published, bool isRestarted)
    {
        if (date.IsStandIn)
            return new Deadline(null, DeadlineBasis.Sentinel);
        var end = date.In(zone, isEnd: true);
        if (end == published)
            return new Deadline(null, DeadlineBasis.RepeatsPublicationDay);
        return end < published && !isRestarted
            ? new Deadline(null, DeadlineBasis.BeforePublication)
            : new Deadline(end, DeadlineBasis.ClosingDate);
    }

    private static Deadline OfPeriod(WrittenDate date, DateTimeOffset? start, TimeZoneInfo zone, DateTimeOffset? published, bool isRestarted)
    {
        if (date.IsStandIn)
            return new Deadline(null, DeadlineBasis.Sentinel);
        var end = date.In(zone, isEnd: true);
        if (Repeats(end, start, published))
            return new Deadline(null, DeadlineBasis.RepeatsPublicationDay);
        if (end <= start)
            return new Deadline(null, DeadlineBasis.EndsBeforeStart);
        return end < published && !isRestarted
            ? new Deadline(null, DeadlineBasis.BeforePublication)
            : new Deadline(end, DeadlineBasis.TenderPeriod);
    }

    /// <summary>Publishers without a field for the deadline fill the period with the day of publication, at midnight.</summary>
    private static bool Repeats(DateTimeOffset end, DateTimeOffset? start, DateTimeOffset? published)
    {
        var isMidnight = end.TimeOfDay == TimeSpan.Zero;
        if (isMidnight && start is { } from && from.ToOffset(end.Offset).Date == end.Date)
            return true;
        return published is { } at && end.ToOffset(at.Offset).Date == at.Date && (isMidnight || end <= at);
    }

    private static DateTimeOffset? Start(RecordReading reading, StageText stage) =>
        stage.Start is { } start && Quiet(reading, start) is { IsStandIn: false } date ? date.In(reading.Definition.Zone, isEnd: false) : null;

    private static StageText? Stage(RecordReading reading, IReadOnlyList<string> names)
    {
        var stages = reading.Record.Stages;
        return stages.Count > 0 && ScheduleRule.Find(names, [.. stages.Select(stage => stage.Name)]) is { } at ? stages[at] : null;
    }

    private static WrittenDate? Quiet(RecordReading reading, string raw)
    {
        var date = TextCleaning.Clean(raw) is { } text ? DateText.Parse(text, reading.Definition.Dates) : default;
        return date.HasValue ? date.Value : null;
    }
}
