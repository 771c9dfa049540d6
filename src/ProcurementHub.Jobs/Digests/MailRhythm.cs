namespace ProcurementHub.Jobs.Digests;

/// <summary>When a reader wants mail, on their own clock.</summary>
/// <param name="SendHour">From which daily and weekly digests are made, 0 to 23.</param>
public sealed record MailRhythm(int SendHour, TimeZoneInfo Zone)
{
    /// <summary>On which weekly digests are made.</summary>
    public DayOfWeek WeeklyDay { get; init; } = DayOfWeek.Monday;

    /// <summary>
    /// Hours between which no hourly digest is made; none where they are equal. Daily and weekly ones have an hour that the
    /// reader has chosen, and one that comes late after an outage is better than one that comes the next day.
    /// </summary>
    public int QuietFrom { get; init; } = 20;

    public int QuietUntil { get; init; } = 7;

    public bool IsQuietAt(DateTimeOffset instant)
    {
        var hour = Local(instant).Hour;
        return QuietFrom <= QuietUntil ? hour >= QuietFrom && hour < QuietUntil : hour >= QuietFrom || hour < QuietUntil;
    }

    /// <summary>The first instant from this one on at which it is not quiet.</summary>
    public DateTimeOffset WhenNotQuiet(DateTimeOffset instant)
    {
        if (!IsQuietAt(instant))
            return instant;
        var local = Local(instant);
        var day = DateOnly.FromDateTime(local);
        return At(local.Hour < QuietUntil ? day : day.AddDays(1), QuietUntil);
    }

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>An hour that summer time leaves out begins when the clocks go forward; of a repeated one the first counts.</summary>
    public DateTimeOffset At(DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
