using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Compliance;

/// <summary>The states of one body in this year and in those before it.</summary>
public sealed class BodyHistory(ComplianceYears years, SiteClock clock, TimeProvider time)
{
    private const int Years = 6;

    /// <summary>The newest first; none where no list has it.</summary>
    public async Task<IReadOnlyList<(ComplianceYear Year, ComplianceRow Row)>> ReadAsync(long body, CancellationToken cancellationToken)
    {
        var found = new List<(ComplianceYear Year, ComplianceRow Row)>();
        var newest = clock.Today(time.GetUtcNow()).Year;
        for (var year = newest; year > newest - Years; year--)
        {
            if (await OfAsync(body, year, cancellationToken) is { } one)
                found.Add(one);
        }

        return found;
    }

    /// <summary>Of the present year; null where no list has it.</summary>
    public Task<(ComplianceYear Year, ComplianceRow Row)?> NowAsync(long body, CancellationToken cancellationToken) =>
        OfAsync(body, clock.Today(time.GetUtcNow()).Year, cancellationToken);

    private async Task<(ComplianceYear Year, ComplianceRow Row)?> OfAsync(long body, int year, CancellationToken cancellationToken)
    {
        foreach (var country in years.Countries)
        {
            if (await years.ReadAsync(country, year, null, null, cancellationToken) is { } all && all.Rows.FirstOrDefault(row => row.BodyId == body) is { } row)
                return (all, row);
        }

        return null;
    }
}
