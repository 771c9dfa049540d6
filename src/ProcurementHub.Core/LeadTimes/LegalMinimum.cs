using ProcurementHub.Core.Text;

namespace ProcurementHub.Core.LeadTimes;

/// <summary>A least time between call and offers, for procedures called within a time.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="From">First day of publication for which it holds.</param>
/// <param name="To">Last; null while it stands.</param>
/// <param name="IsInWorkingDays">Else calendar days; either way the first day is not counted and the last is.</param>
/// <param name="ProcedureTypes">Names of the methods, folded; a name counts only as a whole.</param>
/// <param name="IsConfirmed">False where the text of the law was not at hand.</param>
public sealed record LegalMinimum(
    string Country, DateOnly From, DateOnly? To, int Days, bool IsInWorkingDays, IReadOnlySet<string> ProcedureTypes, string Citation, bool IsConfirmed)
{
    public bool IsKeptBy(int workingDays, int calendarDays) => (IsInWorkingDays ? workingDays : calendarDays) >= Days;

    internal bool HoldsFor(string country, DateOnly published) =>
        country == Country && published >= From && (To is not { } last || published <= last);

    internal static string Name(string procedureType) => Folding.Fold(procedureType);
}
