using Dapper;

namespace ProcurementHub.Storage.Plans;

[Flags]
public enum DemandKeys
{
    None = 0,
    Month = 1,
    Sector = 2,
    Region = 4,
}

/// <summary>What is planned to be bought, of one month, sector and region as far as they were asked for.</summary>
/// <param name="Month">Null where the lines give none.</param>
/// <param name="Sector">Null where it was not asked for.</param>
/// <param name="Region">Null where the lines name none of the asked kind.</param>
/// <param name="Lines">Planned purchases.</param>
/// <param name="WithAmount">Those among them that give an amount.</param>
/// <param name="Amounts">One sum for each currency: they are never added up.</param>
public sealed record DemandRow(
    int? Year, int? Month, string? Sector, string? Region, int Lines, int WithAmount, IReadOnlyList<(string? Currency, decimal Sum)> Amounts);

/// <summary>Demand ahead: counts and sums of plan lines.</summary>
public sealed class PlanDemand(HubDatabase database)
{
    // In two parts, since sums of cents may be larger than an engine's whole numbers: one slip of a publisher would stop them all.
    private const decimal PartCents = 1_000_000_000m;

    private const string Sums = """
        l.amount_currency AS currency, COUNT(*) AS lines, SUM(CASE WHEN l.amount_cents IS NULL THEN 0 ELSE 1 END) AS with_amount,
            SUM(l.amount_cents / 1000000000) AS high, SUM(l.amount_cents % 1000000000) AS low
        """;

    /// <param name="within">Only these regions are told apart; null for the departments of all countries.</param>
    public async Task<IReadOnlyList<DemandRow>> ReadAsync(
        PlanLineFilter filter, DemandKeys keys, IReadOnlyList<string>? within, CancellationToken cancellationToken)
    {
        var asked = PlanConditions.Of(filter);
        var columns = new List<string>();
        var joins = "";
        if (keys.HasFlag(DemandKeys.Month))
            columns.AddRange(["l.plan_year", "l.plan_month"]);
        if (keys.HasFlag(DemandKeys.Sector))
        {
            columns.Add("s.sector_code");
            joins += "\nJOIN plan_line_sector AS s ON s.line_id = l.id";
        }

        if (keys.HasFlag(DemandKeys.Region))
        {
            columns.Add("r.region_code");
            joins += "\nLEFT JOIN plan_line_region AS r ON r.line_id = l.id AND " + (within is null ? "r.depth = 1" : "r.region_code IN @within");
            if (within is not null)
                asked.Parameters.Add("within", within);
        }

        var names = string.Concat(columns.Select(column => column + ", "));
        var sql = $"SELECT {names}{Sums}\nFROM plan_line AS l{joins}\nWHERE {asked.Sql}\nGROUP BY {names}l.amount_currency";
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, asked.Parameters, cancellationToken: cancellationToken));
        return
        [
            .. rows.GroupBy(row => (row.PlanYear, row.PlanMonth, row.SectorCode, row.RegionCode))
                .Select(group => new DemandRow(
                    group.Key.PlanYear, group.Key.PlanMonth, group.Key.SectorCode, group.Key.RegionCode,
                    group.Sum(row => row.Lines), group.Sum(row => row.WithAmount),
                    [.. group.Where(row => row.WithAmount > 0).OrderBy(row => row.Currency, StringComparer.Ordinal)
                        .Select(row => (row.Currency, ((row.High * PartCents) + row.Low) / 100m))]))
                .OrderBy(row => row.Year ?? int.MaxValue).ThenBy(row => row.Month ?? int.MaxValue)
                .ThenBy(row => row.Sector is null && row.Region is null ? 0 : -row.Lines)
                .ThenBy(row => row.Sector, StringComparer.Ordinal).ThenBy(row => row.Region, StringComparer.Ordinal),
        ];
    }

    private sealed record Row
    {
        public int? PlanYear { get; init; }

        public int? PlanMonth { get; init; }

        public string? SectorCode { get; init; }

        public string? RegionCode { get; init; }

        public string? Currency { get; init; }

        public required int Lines { get; init; }

        public required int WithAmount { get; init; }

        public long High { get; init; }

        public long Low { get; init; }
    }
}
