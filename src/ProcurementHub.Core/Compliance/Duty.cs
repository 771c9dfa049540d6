using ProcurementHub.Core.Calendars;

namespace ProcurementHub.Core.Compliance;

public enum DutyKind
{
    /// <summary>To publish the annual plan.</summary>
    Plan,

    /// <summary>To publish it or to answer, once notified.</summary>
    Cure,
}

/// <summary>What day a register of plans names.</summary>
public enum RegisterDay
{
    First,

    /// <summary>Of the last change: it was published on that day at the latest, and may have been long before.</summary>
    Last,
}

/// <param name="Source">Id of the source that every plan of bodies with ids of the scheme stands in.</param>
public sealed record DutyRegister(string Source, string Scheme);

/// <summary>One dated rule of the data file.</summary>
public sealed record Duty
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    public required string Id { get; init; }

    public required DutyKind What { get; init; }

    /// <summary>First year of the plans that it judges.</summary>
    public required int From { get; init; }

    /// <summary>Last one; null while it stands.</summary>
    public int? To { get; init; }

    /// <summary>Month and day of the plan's year; null for a duty that is counted from a notification.</summary>
    public (int Month, int Day)? CountedFrom { get; init; }

    public required IReadOnlyList<DutyPeriod> Periods { get; init; }

    /// <summary>In which days are counted: the body's own, whoever reads.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Sources of the bodies that it binds; none for all lists of the country.</summary>
    public required IReadOnlyList<string> Lists { get; init; }

    public required IReadOnlyList<DutyRegister> Registers { get; init; }

    public required RegisterDay RegisterDay { get; init; }

    public required LegalConfidence Confidence { get; init; }

    public required string Citation { get; init; }

    public bool Judges(int year) => From <= year && year <= (To ?? int.MaxValue);

    /// <summary>The last day on which the plan of a year is in time.</summary>
    public DateOnly DueFor(int year, WorkingCalendar calendar) =>
        CountedFrom is var (month, day) ? After(new DateOnly(year, month, day), calendar)
        : throw new InvalidOperationException($"{Id} is counted from an event.");

    public DateOnly After(DateOnly day, WorkingCalendar calendar) => Periods.Aggregate(day, (at, period) => period.After(at, calendar));

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
