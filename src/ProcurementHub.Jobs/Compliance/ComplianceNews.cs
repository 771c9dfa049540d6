using ProcurementHub.Core.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>What changed between two moments in the states of one year.</summary>
/// <param name="Overdue">Who is known to have published nothing, and was not before.</param>
/// <param name="Cured">Who was known to have published nothing, and has now.</param>
/// <param name="CureOver">Whose days to make up for it ended without a plan.</param>
/// <param name="Unread">The registers that could not be read, or were not, since the last day.</param>
public sealed record ComplianceNews(
    ComplianceYear Year, IReadOnlyList<ComplianceRow> Overdue, IReadOnlyList<ComplianceRow> Cured, IReadOnlyList<ComplianceRow> CureOver,
    IReadOnlyList<RegisterReading> Unread)
{
    public bool IsQuiet => Overdue.Count + Cured.Count + CureOver.Count + Unread.Count == 0;

    public static ComplianceNews Between(ComplianceYear before, ComplianceYear now)
    {
        var known = before.Rows.Where(row => row.BodyId is not null).ToDictionary(row => row.BodyId!.Value, row => row.Verdict);
        var rows = now.Rows.Where(row => row.BodyId is not null).Select(row => (Row: row, Before: known.GetValueOrDefault(row.BodyId!.Value))).ToList();
        return new ComplianceNews(
            now,
            [.. rows.Where(pair => IsMissing(pair.Row.Verdict) && !IsMissing(pair.Before)).Select(pair => pair.Row)],
            [.. rows.Where(pair => IsMissing(pair.Before) && pair.Row.Verdict.Published is not null).Select(pair => pair.Row)],
            [.. rows.Where(pair => IsOver(pair.Row.Verdict, now) && !IsOver(pair.Before, before)).Select(pair => pair.Row)],
            [.. now.Registers.Where(register => register.FailingSince is not null || register.Read.Count == 0)]);
    }

    private static bool IsMissing(PlanVerdict? verdict) => verdict?.State == ComplianceState.Missing;

    private static bool IsOver(PlanVerdict? verdict, ComplianceYear year) => verdict?.Cure?.IsOverOn(year.Moment.Day) == true;
}
