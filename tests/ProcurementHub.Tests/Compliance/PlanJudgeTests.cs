using ProcurementHub.Core.Calendars;
using ProcurementHub.Core.Compliance;

namespace ProcurementHub.Tests.Compliance;

public sealed class PlanJudgeTests
{
    private static readonly DutyRegister register = new("register", "PE-RUC");
    private static readonly Duty duty = Rule("PE;pac;plan;2026;;01-01;15w 5w;America/Lima;;register=PE-RUC;first;confirmed;A law");
    private static readonly Duty cure = Rule("PE;cure;cure;2016;;notification;10w;America/Lima;;;first;unconfirmed;Custom");

    [Test]
    public void Due_InPeru_IsTwentyWorkingDaysAfterTheFirstOfJanuary() =>
        Assert.That(Judge().Due, Is.EqualTo(new DateOnly(2026, 1, 30)), "2 January is none by decree");

    [TestCase("2026-01-30", ComplianceState.InTime, null)]
    [TestCase("2026-01-31", ComplianceState.Late, 0)]
    [TestCase("2026-02-02", ComplianceState.Late, 1)]
    [TestCase("2026-03-02", ComplianceState.Late, 21)]
    public void Plan_WithADay_IsInTimeOrLate(string day, ComplianceState state, int? working)
    {
        var verdict = Judge().Judge(Case(new PlanFact("register", Day(day), true, At("2026-03-10"), "a.xlsx")), Moment("2026-03-15"));

        Assert.That((verdict.State, verdict.Basis, verdict.Published, verdict.WorkingDays), Is.EqualTo((state, ComplianceBasis.DayNamed, (DateOnly?)Day(day), working)));
        Assert.That(verdict.Evidence!.Evidence, Is.EqualTo("a.xlsx"));
    }

    [Test]
    public void Plan_WithTheDayOfItsLastChangeOnly_IsNotCalledLate()
    {
        var changed = new PlanFact("register", Day("2026-07-24"), false, At("2026-08-01"), null);

        Assert.That(State(Case(changed), "2026-09-01"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.FirstDayUnknown)));
        Assert.That(State(Case(changed with { Published = Day("2026-01-20") }), "2026-09-01"), Is.EqualTo((ComplianceState.InTime, ComplianceBasis.OutByThen)));
        var lacked = Judge().Judge(Case(changed) with { Registers = [Read("2026-02-16", "2026-08-01")] }, Moment("2026-09-01"));
        Assert.That((lacked.State, lacked.Basis, lacked.WorkingDays), Is.EqualTo((ComplianceState.Late, ComplianceBasis.CameLater, (int?)11)), "on 16 February it was not there");
    }

    [Test]
    public void NoPlan_IsMissingOnlyWhereTheRegisterWasReadAfterTheLastDay()
    {
        Assert.That(State(Case(), "2026-01-30"), Is.EqualTo((ComplianceState.NotDue, ComplianceBasis.NotDueYet)));
        Assert.That(State(Case() with { Registers = [Read("2026-01-30")] }, "2026-02-10"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.NotReadSince)));
        Assert.That(State(Case() with { Registers = [Read("2026-01-30") with { FailingSince = At("2026-02-02") }] }, "2026-02-10"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.Unreachable)));
        Assert.That(State(Case() with { Registers = [Read()] }, "2026-02-10"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.NeverRead)));
        Assert.That(State(Case() with { Registers = [] }, "2026-02-10"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.NoRegister)));
        Assert.That(State(Case() with { Registers = [], IsIdentified = false }, "2026-02-10"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.NoId)));
        Assert.That(State(Case() with { Registers = [Read("2026-02-05")] }, "2026-02-10"), Is.EqualTo((ComplianceState.Missing, ComplianceBasis.ReadWithoutIt)));
        Assert.That(State(Case() with { Registers = [Read("2026-02-05")], IsNamedWithoutId = true }, "2026-02-10"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.NamedWithoutId)));
    }

    [Test]
    public void Missing_IsOverdueAsFarAsTheRegisterWasRead()
    {
        var verdict = Judge().Judge(Case() with { Registers = [Read("2026-02-05") with { FailingSince = At("2026-02-06") }] }, Moment("2026-02-27"));

        Assert.That((verdict.State, verdict.WorkingDays, verdict.CountedTo), Is.EqualTo((ComplianceState.Missing, (int?)4, (DateOnly?)Day("2026-02-05"))));
    }

    [Test]
    public void TwoRegisters_MustBothHaveBeenRead() => Assert.That(
        State(Case() with { Registers = [Read("2026-02-05"), Read("2026-01-20")] }, "2026-02-27"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.NotReadSince)));

    [TestCase("2026-02-05", ComplianceState.Missing, 4)]
    [TestCase("2026-01-29", ComplianceState.CannotTell, null)]
    public void SavedRegister_TellsOnlyUntilTheNewestDayInIt(string newest, ComplianceState state, int? working)
    {
        var saved = Read("2026-11-22") with { IsSaved = true, StandsAt = Day(newest) };

        var verdict = Judge().Judge(Case() with { Registers = [saved] }, Moment("2026-11-22"));

        Assert.That((verdict.State, verdict.WorkingDays), Is.EqualTo((state, working)));
    }

    [Test]
    public void ReadingInTheEveningOfTheLastDay_IsOfThatDay_ThoughUtcHasTheNext()
    {
        var evening = new RegisterReading(register, [new(At("2026-01-31", 3), At("2026-01-31", 4))], null, null, false, null);

        Assert.That(State(Case() with { Registers = [evening] }, "2026-02-10"), Is.EqualTo((ComplianceState.CannotTell, ComplianceBasis.NotReadSince)));
    }

    [Test]
    public void Exemption_HoldsUntilItIsWithdrawn_AndFromWhenItWasKnown()
    {
        var exempted = Act(1, ComplianceActKind.Exempted, "2026-01-15") with { LastYear = 2027 };
        var withdrawn = Act(2, ComplianceActKind.Withdrawn, "2026-03-01") with { Withdraws = 1 };
        var own = Case() with { Registers = [Read("2026-02-05")], Acts = [exempted, withdrawn] };

        Assert.That(State(own, "2026-02-10", known: "2026-02-10").State, Is.EqualTo(ComplianceState.Exempt));
        Assert.That(State(own, "2026-03-10").State, Is.EqualTo(ComplianceState.Missing));
        Assert.That(State(own, "2026-01-10").State, Is.EqualTo(ComplianceState.NotDue));
        Assert.That(new PlanJudge(duty, cure, 2027, WorkingCalendar.Of("PE")).Judge(own with { Acts = [exempted] }, Moment("2027-03-10")).State, Is.EqualTo(ComplianceState.Exempt));
    }

    [Test]
    public void Notification_StartsTheDaysToMakeUpForIt()
    {
        var own = Case() with { Registers = [Read("2026-02-05")], Acts = [Act(1, ComplianceActKind.Notified, "2026-02-10"), Act(2, ComplianceActKind.Answered, "2026-02-12")] };
        var published = own with { Facts = [new PlanFact("register", Day("2026-02-20"), true, At("2026-02-21"), null)] };

        var clock = Judge().Judge(own, Moment("2026-02-24")).Cure!;
        Assert.That((clock.Until, clock.AnsweredOn, clock.CuredOn, clock.IsOverOn(Day("2026-02-24")), clock.IsOverOn(Day("2026-02-25"))),
            Is.EqualTo((Day("2026-02-24"), (DateOnly?)Day("2026-02-12"), (DateOnly?)null, false, true)));
        Assert.That(Judge().Judge(published, Moment("2026-03-01")).Cure!.CuredOn, Is.EqualTo(Day("2026-02-20")));
    }

    [Test]
    public void Rules_AreFoundByTheYearOfThePlan()
    {
        Assert.That(Duties.Standard.Find("PE", DutyKind.Plan, 2019)!.Confidence, Is.EqualTo(LegalConfidence.Unconfirmed));
        Assert.That(Duties.Standard.Find("PE", DutyKind.Plan, 2024)!.Citation, Does.Contain("DS 344-2018-EF"));
        Assert.That(Duties.Standard.Find("PE", DutyKind.Plan, 2026)!.Citation, Does.Contain("Ley 32069"));
        Assert.That(Duties.Standard.Find("PE", DutyKind.Plan, 2010), Is.Null);
        Assert.That(Duties.Standard.Find("CO", DutyKind.Plan, 2023)!.DueFor(2023, WorkingCalendar.Of("CO")), Is.EqualTo(new DateOnly(2023, 1, 31)));
        Assert.That(new Duties([duty]).Find("PE", DutyKind.Plan, 2026), Is.SameAs(duty), "an operator's own rule goes before that of the hub");
    }

    [TestCase("PE;x;plans;2026;;01-01;15w;America/Lima;;;first;confirmed;A law", "'plans'")]
    [TestCase("PE;x;plan;2026;;enero;15w;America/Lima;;;first;confirmed;A law", "'enero'")]
    [TestCase("PE;x;plan;2026;;01-01;15 days;America/Lima;;;first;confirmed;A law", "'15 days'")]
    [TestCase("PE;x;plan;2026;;01-01;15w;Lima;;;first;confirmed;A law", "'Lima'")]
    [TestCase("PE;x;plan;2026;;01-01;15w;America/Lima;;;first;confirmed", "fewer than 13 cells")]
    public void Rule_ThatIsWrittenWrongly_SaysWhatIsWrong(string line, string reason) => Assert.That(File(line).Reason, Does.StartWith("line 2: ").And.Contain(reason));

    private static PlanJudge Judge() => new(duty, cure, 2026, WorkingCalendar.Of("PE"));

    private static (ComplianceState State, ComplianceBasis Basis) State(PlanCase own, string day, string? known = null)
    {
        var verdict = Judge().Judge(own, Moment(day) with { KnownAt = At(known ?? "2027-12-31") });
        return (verdict.State, verdict.Basis);
    }

    private static PlanCase Case(params PlanFact[] facts) => new() { IsIdentified = true, Registers = [Read()], Facts = facts };

    private static RegisterReading Read(params string[] days) => new(register, [.. days.Select(day => new RegisterPass(At(day), At(day, 18)))], null, null, false, null);

    private static ComplianceAct Act(long id, ComplianceActKind kind, string day) => new(id, At(day), "rosa", kind, 2026, null, Day(day), null, "Porque sí", null);

    private static ComplianceMoment Moment(string day) => new(Day(day), At("2027-12-31"));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string day, int hour = 17) => new(Day(day).ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);

    private static Duty Rule(string line) => File(line).Value.Single();

    private static ProcurementHub.Core.Parsed<IReadOnlyList<Duty>> File(string line)
    {
        using var text = new StringReader($"country;id;what;from;to;counted_from;periods;zone;lists;registers;register_day;confidence;citation\n{line}\n");
        return DutyFile.Read(text);
    }
}
