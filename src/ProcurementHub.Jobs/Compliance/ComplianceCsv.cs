using System.Globalization;
using CsvHelper;
using ProcurementHub.Core.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>The states of a year as a table. A cell that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
public static class ComplianceCsv
{
    private static readonly string[] columns = ["scheme", "id", "name", "region", "state", "due", "published", "working_days_late", "basis", "evidence"];

    public static void Write(Stream output, ComplianceYear year, IEnumerable<ComplianceRow> rows)
    {
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        csv.WriteHeader(columns);
        foreach (var row in rows)
        {
            var verdict = row.Verdict;
            csv.WriteRecord(
                row.Entity?.Scheme,
                row.Entity?.Id,
                row.Name,
                row.Region,
                verdict.State.ToWord(),
                ComplianceEvidence.Day(verdict.Due),
                verdict.Published is { } published ? ComplianceEvidence.Day(published) : null,
                verdict.WorkingDays?.ToString(CultureInfo.InvariantCulture),
                ComplianceEvidence.Basis(year.Duty, verdict),
                ComplianceEvidence.Of(verdict));
        }

        csv.Flush();
    }
}
