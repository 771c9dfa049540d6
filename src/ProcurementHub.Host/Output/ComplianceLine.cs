using System.Text.Json;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Jobs.Compliance;

namespace ProcurementHub.Host.Output;

/// <summary>One body as a line of JSON, with the columns of the table.</summary>
internal sealed record ComplianceLine(
    string? Scheme, string? Id, string Name, string? Region, string State, DateOnly Due, DateOnly? Published, int? WorkingDaysLate, string Basis, string? Evidence)
{
    public static void Write(Stream output, ComplianceYear year)
    {
        foreach (var row in year.Rows)
        {
            JsonSerializer.Serialize(output, Of(year, row), HubJson.Lines.ComplianceLine);
            output.WriteByte((byte)'\n');
        }
    }

    private static ComplianceLine Of(ComplianceYear year, ComplianceRow row) => new(
        row.Entity?.Scheme, row.Entity?.Id, row.Name, row.Region, row.Verdict.State.ToWord(), row.Verdict.Due, row.Verdict.Published,
        row.Verdict.WorkingDays, ComplianceEvidence.Basis(year.Duty, row.Verdict), ComplianceEvidence.Of(row.Verdict));
}

/// <param name="Entry">Its number.</param>
internal sealed record ComplianceEntryRow(long Entry, string Entity, int Year, string Act);

internal sealed record ComplianceMailRow(int Made);
