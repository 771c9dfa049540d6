using ProcurementHub.Core.Compliance;

namespace ProcurementHub.Jobs.Compliance;

/// <summary>The states of all bodies of a country for one year: what pages, the API, exports and mails tell.</summary>
public sealed record ComplianceYear
{
    public required string Country { get; init; }

    public required int Year { get; init; }

    public required ComplianceMoment Moment { get; init; }

    public required Duty Duty { get; init; }

    public required DateOnly Due { get; init; }

    /// <summary>In the order of region and name.</summary>
    public required IReadOnlyList<ComplianceRow> Rows { get; init; }

    public required IReadOnlyList<RegisterReading> Registers { get; init; }

    /// <summary>How many lines the lists have; more than there are bodies where several share a number.</summary>
    public int Lines => Rows.Sum(row => row.Lines);
}
