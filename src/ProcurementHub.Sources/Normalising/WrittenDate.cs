namespace ProcurementHub.Sources.Normalising;

/// <summary>A date as its text gives it: with or without a time of day, with or without an offset from UTC.</summary>
internal readonly record struct WrittenDate(DateTime Local, bool HasTime, TimeSpan? Offset)
{
    /// <summary>"0001-01-01" and "2099-01-01" stand in for a date that nobody knows.</summary>
    public bool IsStandIn => Local.Year is < 1990 or >= 2090;

    /// <summary>The same with the offset of the zone in which its field is written, where it has none.</summary>
    public WrittenDate WrittenIn(TimeZoneInfo? zone) =>
        zone is null || Offset is not null ? this : this with { Offset = LocalTime.ToInstant(Local, zone).Offset };

    /// <param name="zone">Read in it when the text has no offset.</param>
    /// <param name="isEnd">A day without a time of day then means its last second.</param>
    public DateTimeOffset In(TimeZoneInfo zone, bool isEnd)
    {
        var local = isEnd && !HasTime ? Local.Date.AddDays(1).AddSeconds(-1) : Local;
        if (Offset is not { } offset)
            return LocalTime.ToInstant(local, zone);
        var instant = new DateTimeOffset(local, offset);
        // A source of many countries has the zone UTC: the text's own offset is then nearer to the local day.
        return zone.BaseUtcOffset == TimeSpan.Zero && !zone.SupportsDaylightSavingTime ? instant : TimeZoneInfo.ConvertTime(instant, zone);
    }
}

internal static class LocalTime
{
    public static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        if (zone.SupportsDaylightSavingTime)
        {
            // A time that the change to summer time leaves out is meant as so long after the change.
            if (zone.IsInvalidTime(local))
                return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, zone.GetUtcOffset(local.AddHours(-3))), zone);
            // Of a time that comes twice the earlier is taken: nobody is told of an hour that may not be there.
            if (zone.IsAmbiguousTime(local))
                return new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max());
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
