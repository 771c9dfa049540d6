using ProcurementHub.Core.Calendars;

namespace ProcurementHub.Core.Compliance;

/// <summary>
/// Judges whether a body has published the plan of a year, by the rule of that year. Nobody is said to have published
/// late or not at all who may have published in time: "not published" needs a register in which the plan would stand,
/// read as a whole after the last day; "late" needs the day of the first publication, or such a reading before it.
/// </summary>
public sealed class PlanJudge(Duty duty, Duty? cure, int year, WorkingCalendar calendar)
{
    public DateOnly Due { get; } = duty.DueFor(year, calendar);

    public PlanVerdict Judge(PlanCase own, ComplianceMoment moment)
    {
        var acts = own.Acts.Where(act => act.At <= moment.KnownAt && act.Day <= moment.Day).ToList();
        var withdrawn = acts.Select(act => act.Withdraws).OfType<long>().ToHashSet();
        acts.RemoveAll(act => withdrawn.Contains(act.Id) || !act.IsOf(year));
        var times = PublicationTimes.Of(own, duty, moment.KnownAt);
        var verdict = acts.LastOrDefault(act => act.Kind == ComplianceActKind.Exempted) is { } exemption
            ? Published(ComplianceState.Exempt, ComplianceBasis.Exempted, times, moment.Day, null) with { Exemption = exemption }
            : Judge(own, times, moment.Day);
        return verdict with { Cure = Clock(acts, verdict) };
    }

    private PlanVerdict Judge(PlanCase own, PublicationTimes times, DateOnly day)
    {
        if (times.Latest is { } latest && latest <= day)
        {
            return latest <= Due ? Published(ComplianceState.InTime, times.IsExact ? ComplianceBasis.DayNamed : ComplianceBasis.OutByThen, times, day, null)
                : times.Earliest > Due
                    ? Published(ComplianceState.Late, times.IsExact ? ComplianceBasis.DayNamed : ComplianceBasis.CameLater, times, day, calendar.Between(Due, times.Earliest.Value))
                    : Published(ComplianceState.CannotTell, ComplianceBasis.FirstDayUnknown, times, day, null);
        }

        if (day <= Due)
            return new PlanVerdict(ComplianceState.NotDue, ComplianceBasis.NotDueYet, Due, null, null);
        if (times.Earliest > Due)
        {
            // Only as far as the register was read is it known to be overdue.
            var until = times.Earliest < day ? times.Earliest.Value : day;
            return own.IsNamedWithoutId
                ? Unknown(ComplianceBasis.NamedWithoutId, times.Lacking)
                : new PlanVerdict(ComplianceState.Missing, times.IsExact ? ComplianceBasis.DayNamed : ComplianceBasis.ReadWithoutIt, Due, null, calendar.Between(Due, until))
                {
                    CountedTo = until, Register = times.Lacking, Evidence = times.IsExact ? times.Evidence : null,
                };
        }

        return times.Latest is not null ? Unknown(ComplianceBasis.FirstDayUnknown, null) with { Evidence = times.Evidence } : NotRead(own);
    }

    private PlanVerdict NotRead(PlanCase own)
    {
        if (!own.IsIdentified)
            return Unknown(own.IsNamedWithoutId ? ComplianceBasis.NamedWithoutId : ComplianceBasis.NoId, null);
        if (own.Registers.Count == 0)
            return Unknown(ComplianceBasis.NoRegister, null);
        if (own.Registers.FirstOrDefault(register => register.Read.Count == 0) is { } never)
            return Unknown(never.FailingSince is null ? ComplianceBasis.NeverRead : ComplianceBasis.Unreachable, never);
        var oldest = own.Registers.MinBy(register => PublicationTimes.StandsOn(register, register.Read[^1], duty))!;
        return Unknown(oldest.FailingSince is null ? ComplianceBasis.NotReadSince : ComplianceBasis.Unreachable, oldest);
    }

    private PlanVerdict Unknown(ComplianceBasis basis, RegisterReading? register) =>
        new(ComplianceState.CannotTell, basis, Due, null, null) { Register = register };

    private PlanVerdict Published(ComplianceState state, ComplianceBasis basis, PublicationTimes times, DateOnly day, int? late) =>
        new(state, basis, Due, times.Latest <= day ? times.Latest : null, late)
        {
            Evidence = times.Evidence, Register = basis == ComplianceBasis.CameLater ? times.Lacking : null,
        };

    private CureClock? Clock(List<ComplianceAct> acts, PlanVerdict verdict)
    {
        if (cure is null || acts.LastOrDefault(act => act.Kind == ComplianceActKind.Notified) is not { } notified)
            return null;
        var answered = acts.Where(act => act.Kind == ComplianceActKind.Answered && act.Day >= notified.Day).Select(act => (DateOnly?)act.Day).Min();
        return new CureClock(
            notified.Day, cure.After(notified.Day, calendar), answered, verdict.Published >= notified.Day ? verdict.Published : null);
    }
}
