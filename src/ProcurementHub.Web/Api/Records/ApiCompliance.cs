using ProcurementHub.Core.Compliance;
using ProcurementHub.Jobs.Compliance;

namespace ProcurementHub.Web.Api.Records;

/// <summary>A body that must publish its plan, with the state of one year: the columns of the table and what it is grouped by.</summary>
public sealed record ApiCompliance
{
    public string? Scheme { get; init; }

    public string? Id { get; init; }

    public required string Name { get; init; }

    public string? Region { get; init; }

    public string? Sector { get; init; }

    public string? Level { get; init; }

    public required int Year { get; init; }

    public required string State { get; init; }

    public required DateOnly Due { get; init; }

    public DateOnly? Published { get; init; }

    public int? WorkingDaysLate { get; init; }

    public required string Basis { get; init; }

    public string? Evidence { get; init; }

    public DateOnly? NotifiedOn { get; init; }

    public DateOnly? CureUntil { get; init; }

    public static ApiCompliance Of(ComplianceYear year, ComplianceRow row)
    {
        var verdict = row.Verdict;
        return new ApiCompliance
        {
            Scheme = row.Entity?.Scheme,
            Id = row.Entity?.Id,
            Name = row.Name,
            Region = row.Region,
            Sector = row.Sector,
            Level = row.Level,
            Year = year.Year,
            State = verdict.State.ToWord(),
            Due = verdict.Due,
            Published = verdict.Published,
            WorkingDaysLate = verdict.WorkingDays,
            Basis = ComplianceEvidence.Basis(year.Duty, verdict),
            Evidence = ComplianceEvidence.Of(verdict),
            NotifiedOn = verdict.Cure?.NotifiedOn,
            CureUntil = verdict.Cure?.Until,
        };
    }
}
