using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Plans;

namespace ProcurementHub.Web.Api.Records;

/// <summary>What is planned to be bought from the present month on.</summary>
/// <param name="Month">"2026-03"; "2026" where the lines give no month; null where it was not asked for.</param>
/// <param name="Region">Null where it was not asked for, or the lines name none.</param>
/// <param name="Lines">Planned purchases.</param>
/// <param name="WithAmount">Those among them that give an amount.</param>
/// <param name="Amounts">One sum for each currency: they are never added up.</param>
public sealed record ApiDemand(string? Month, string? Sector, string? Region, int Lines, int WithAmount, IReadOnlyList<ApiSum> Amounts)
{
    public static ApiDemand Of(DemandRow row) => new(
        PlanTables.MonthOf(row), row.Sector, row.Region, row.Lines, row.WithAmount, [.. row.Amounts.Select(amount => new ApiSum(amount.Sum, amount.Currency))]);
}

public sealed record ApiSum(decimal Value, string? Currency);
