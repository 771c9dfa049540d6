namespace ProcurementHub.Core.Compliance;

/// <summary>Between which days a plan was first published, as far as it is known.</summary>
/// <param name="Earliest">Not before this day; null where nothing is known of it.</param>
/// <param name="Latest">On this day at the latest; null where no plan is known.</param>
/// <param name="IsExact">Whether a source names the day itself.</param>
/// <param name="Lacking">The register that was read without the plan on <paramref name="Earliest"/>.</param>
internal readonly record struct PublicationTimes(DateOnly? Earliest, DateOnly? Latest, bool IsExact, PlanFact? Evidence, RegisterReading? Lacking)
{
    public static PublicationTimes Of(PlanCase own, Duty duty, DateTimeOffset knownAt)
    {
        var facts = own.Facts.Where(fact => fact.SeenAt <= knownAt).ToList();
        var (lackedOn, lacking) = Lacked(own, duty, facts.Count == 0 ? DateTimeOffset.MaxValue : facts.Min(fact => fact.SeenAt), facts.Count == 0);
        if (facts.Count == 0)
            return new PublicationTimes(lackedOn, null, false, null, lacking);

        // A day after the one on which it was read is a slip of the pen: it was out when it was read.
        var first = facts.MinBy(fact => (OutBy(fact, duty), !fact.IsFirst))!;
        var latest = OutBy(first, duty);
        return first is { IsFirst: true, Published: { } day } && day == latest
            ? new PublicationTimes(day, day, true, first, null)
            : new PublicationTimes(lackedOn <= latest ? lackedOn : null, latest, false, first, lackedOn <= latest ? lacking : null);
    }

    /// <summary>The day of which a reading tells.</summary>
    public static DateOnly StandsOn(RegisterReading register, RegisterPass read, Duty duty)
    {
        var day = duty.DayOf(read.Began);
        return !register.IsSaved ? day : register.StandsAt is { } newest && newest < day ? newest : register.StandsAt is null ? DateOnly.MinValue : day;
    }

    private static DateOnly OutBy(PlanFact fact, Duty duty)
    {
        var seen = duty.DayOf(fact.SeenAt);
        return fact.Published is { } day && day < seen ? day : seen;
    }

    /// <summary>The last day of which every register of the body tells that it was without the plan.</summary>
    private static (DateOnly?, RegisterReading?) Lacked(PlanCase own, Duty duty, DateTimeOffset before, bool isWithout)
    {
        (DateOnly Day, RegisterReading Register)? earliest = null;
        foreach (var register in own.Registers)
        {
            // What a saved register of some day lacked says nothing once it has the plan: it names no day on which it lacked it.
            if (register.LastBefore(before) is not { } read || (register.IsSaved && !isWithout))
                return (null, null);
            var day = StandsOn(register, read, duty);
            if (earliest is null || day < earliest.Value.Day)
                earliest = (day, register);
        }

        return earliest is { } found ? (found.Day, found.Register) : (null, null);
    }
}
