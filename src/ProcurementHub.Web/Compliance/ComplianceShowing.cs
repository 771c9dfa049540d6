using System.Globalization;
using Microsoft.Extensions.Localization;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Web.Showing;
using ProcurementHub.Web.Text;

namespace ProcurementHub.Web.Compliance;

/// <summary>Says a state, and what it rests on, in the reader's language.</summary>
public sealed class ComplianceShowing(IStringLocalizer<ComplianceText> text, SourceNames sources, NoticeShowing showing)
{
    /// <summary>"Not published: 21 working days overdue".</summary>
    public string State(PlanVerdict verdict) => (verdict.State, verdict.WorkingDays) switch
    {
        (ComplianceState.Late, 0) => text["LateWithin"],
        (ComplianceState.Late, 1) when verdict.Basis == ComplianceBasis.DayNamed => text["LateByOne"],
        (ComplianceState.Late, { } days) => text[verdict.Basis == ComplianceBasis.DayNamed ? "LateBy" : "LateAtLeast", days],
        (ComplianceState.Missing, 0) => text["OverdueWithin"],
        (ComplianceState.Missing, 1) => text["OverdueOne"],
        (ComplianceState.Missing, { } days) => text["Overdue", days],
        (ComplianceState.CannotTell, _) when verdict is { Basis: ComplianceBasis.Unreachable, Register.FailingSince: { } since } => text["UnreachableSince", Day(since)],
        _ => text["State_" + verdict.State.ToWord()],
    };

    /// <summary>What it rests on, in a sentence.</summary>
    public string Basis(PlanVerdict verdict)
    {
        var sentence = Sentence(verdict);
        return verdict.CountedTo is { } until ? $"{sentence} {text["CountedTo", Date(until)]}" : sentence;
    }

    private string Sentence(PlanVerdict verdict)
    {
        var (fact, register) = (verdict.Evidence, verdict.Register);
        var published = verdict.Published ?? fact?.Published;
        return verdict.Basis switch
        {
            ComplianceBasis.DayNamed => text["Basis_DayNamed", Source(fact?.Source), Date(fact?.Published)],
            ComplianceBasis.OutByThen or ComplianceBasis.FirstDayUnknown => text["Basis_" + verdict.Basis, Source(fact?.Source), Date(published)],
            ComplianceBasis.CameLater => text["Basis_CameLater", Source(register?.Register.Source), ReadOn(verdict), Date(published)],
            ComplianceBasis.ReadWithoutIt when register is { IsSaved: true } => text["Basis_ReadWithoutItSaved", Source(register.Register.Source), Date(register.StandsAt)],
            ComplianceBasis.ReadWithoutIt => text["Basis_ReadWithoutIt", Source(register?.Register.Source), ReadOn(verdict)],
            ComplianceBasis.NotDueYet => text["Basis_NotDueYet", Date(verdict.Due)],
            ComplianceBasis.Exempted => text["Basis_Exempted", Date(verdict.Exemption!.Day), NoticeShowing.Line(verdict.Exemption.Why)],
            ComplianceBasis.Unreachable => text["Basis_Unreachable", Source(register!.Register.Source), Day(register.FailingSince!.Value)],
            ComplianceBasis.NeverRead or ComplianceBasis.NotReadSince => text["Basis_" + verdict.Basis, Source(register!.Register.Source)],
            _ => text["Basis_" + verdict.Basis],
        };
    }

    /// <summary>Null where nobody was notified.</summary>
    public string? Cure(PlanVerdict verdict, DateOnly day)
    {
        if (verdict.Cure is not { } cure)
            return null;
        string told = cure.CuredOn is { } cured ? text["Cure_Cured", Date(cure.NotifiedOn), Date(cured)]
            : text[cure.IsOverOn(day) ? "Cure_Over" : "Cure_Running", Date(cure.NotifiedOn), Date(cure.Until)];
        return cure.AnsweredOn is { } answered ? $"{told} {text["Cure_Answered", Date(answered)]}" : told;
    }

    public string Register(RegisterReading register)
    {
        string read = register.Read.Count == 0 ? text["RegisterNever"]
            : !register.IsSaved ? text["RegisterRead", Day(register.Read[^1].Began)]
            : register.StandsAt is { } newest ? text["RegisterSaved", Date(newest)]
            : text["RegisterSavedNone"];
        return register.FailingSince is { } since ? $"{Source(register.Register.Source)}. {read} {text["RegisterFailing", Day(since)]}" : $"{Source(register.Register.Source)}. {read}";
    }

    /// <summary>Of a group; the key's own words where it has no others.</summary>
    public string Group(string by, string? key) => key is null ? text["NotSaid"] : by switch
    {
        "region" => NoticeShowing.Place(key),
        "level" => text["Level_" + key],
        _ => NoticeShowing.Line(key),
    };

    public static string Date(DateOnly? day) => day is { } known ? NoticeShowing.Date(known) : "-";

    /// <summary>Short, for columns.</summary>
    public static string ShortDate(DateOnly? day) => day is { } known ? known.ToString("d MMM yyyy", CultureInfo.CurrentCulture) : "";

    public string Source(string? id) => id is null ? text["NotSaid"] : sources.NameOf(id);

    private string ReadOn(PlanVerdict verdict) => verdict.Register is { Read.Count: > 0 } register ? Day(register.Read[^1].Began) : "-";

    private string Day(DateTimeOffset instant) => showing.Day(instant);
}
