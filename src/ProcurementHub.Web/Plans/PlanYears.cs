using System.Globalization;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Web.Showing;

namespace ProcurementHub.Web.Plans;

/// <summary>Years of plans as the reader counts them.</summary>
public sealed class PlanYears(SiteClock clock, TimeProvider time)
{
    public int Present => clock.Today(time.GetUtcNow()).Year;

    public PlanYearSpan Of(int year)
    {
        var today = clock.Today(time.GetUtcNow());
        return new PlanYearSpan(
            year, clock.StartOf(new DateOnly(year, 1, 1)), clock.StartOf(new DateOnly(year + 1, 1, 1)),
            year < today.Year ? 13 : year == today.Year ? today.Month : 1);
    }

    /// <summary>The one that is written; the present one where none is, or what is written is no year.</summary>
    public int Read(string? written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= PlanFields.FirstYear and < PlanFields.LastYear ? year : Present;
}
