using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Jobs.LeadTimes;

namespace ProcurementHub.Web.Figures;

/// <summary>Of the notices that were published in a month, as far as it is over.</summary>
/// <param name="Entities">Bodies that published any; those that no source identifies are not among them.</param>
public sealed record MonthFigures(LeadTimeFigure LeadTime, int Entities)
{
    /// <param name="until">Any day of the month; those after it do not count.</param>
    public static async Task<MonthFigures> OfAsync(LeadTimeStatistics leadTimes, DateOnly until, CancellationToken cancellationToken)
    {
        var table = await leadTimes.ReadAsync(cancellationToken);
        var query = new LeadTimeQuery { From = new DateOnly(until.Year, until.Month, 1), To = until, By = [LeadTimeKey.Entity] };
        return new MonthFigures(
            LeadTimeAnswer.Whole(table, query).Figure(), LeadTimeAnswer.Of(table, query).Groups.Count(group => group.Keys[0] is not null));
    }
}
