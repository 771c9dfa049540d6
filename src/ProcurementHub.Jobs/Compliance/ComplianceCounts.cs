using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>How many bodies of a group are in each state.</summary>
/// <param name="Key">What they have in common; null for those of which it is not known.</param>
/// <param name="OutAnyTime">Those among them of whom a plan is out, and only the first day is not known.</param>
public sealed record ComplianceCounts(
    string? Key, int Bodies, int InTime, int Late, int Missing, int NotDue, int Exempt, int CannotTell, int OutAnyTime)
{
    /// <summary>Of whom it can be told whether they kept the day.</summary>
    public int Judged => InTime + Late + Missing;

    /// <summary>In time, of those that were judged; null where none was.</summary>
    public double? ShareInTime => Judged == 0 ? null : (double)InTime / Judged;

    /// <summary>The least and the most it can be, where those whose first day nobody says may have been in time or not; null where nobody can be judged.</summary>
    public (double Least, double Most)? ShareBetween =>
        Judged + OutAnyTime == 0 ? null : ((double)InTime / (Judged + OutAnyTime), (double)(InTime + OutAnyTime) / (Judged + OutAnyTime));

    /// <summary>Of whom a plan is known to be out.</summary>
    public int Published => InTime + Late + OutAnyTime;

    public static ComplianceCounts Of(string? key, IReadOnlyCollection<ComplianceRow> rows) => new(
        key, rows.Count, Count(rows, ComplianceState.InTime), Count(rows, ComplianceState.Late), Count(rows, ComplianceState.Missing),
        Count(rows, ComplianceState.NotDue), Count(rows, ComplianceState.Exempt), Count(rows, ComplianceState.CannotTell),
        rows.Count(row => row.Verdict.Basis == ComplianceBasis.FirstDayUnknown));

    /// <summary>The groups in the order of their keys, those without one last.</summary>
    public static IReadOnlyList<ComplianceCounts> By(IEnumerable<ComplianceRow> rows, Func<ComplianceRow, string?> key) =>
        [.. rows.GroupBy(key).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group]))];

    /// <summary>The department, region or state in which the body has its seat.</summary>
    public static string? RegionOf(ComplianceRow row) =>
        RegionTree.Standard.Find(row.Region) is not { } region ? null
        : region.Level <= RegionLevel.First ? region.Code
        : RegionTree.Standard.Ancestors(region.Code).FirstOrDefault(code => RegionTree.Standard.Find(code)?.Level == RegionLevel.First) ?? region.Code;

    private static int Count(IReadOnlyCollection<ComplianceRow> rows, ComplianceState state) => rows.Count(row => row.Verdict.State == state);
}
