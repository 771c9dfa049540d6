using ProcurementHub.Web.Figures;

namespace ProcurementHub.Web.Api.Records;

/// <summary>The notices published in a month.</summary>
/// <param name="IsOver">False for the present month, of which only the days so far are counted.</param>
/// <param name="Entities">Bodies that published any; those that no source identifies are not among them.</param>
public sealed record ApiMonth(string Month, bool IsOver, int Notices, int Entities, ApiLeadTime LeadTime)
{
    public static ApiMonth Of(string month, bool isOver, LeadTimeCount count) => new(
        month, isOver, count.Notices, count.Entities,
        new ApiLeadTime(count.MeanDays is { } mean ? Math.Round(mean, 2) : null, count.Counted, count.BeforeWatch, count.Restarted, count.WithoutDeadline));
}

/// <summary>Days from publication to the first deadline, and of which notices it is the mean; the others each stand under the first reason that holds.</summary>
/// <param name="MeanDays">Calendar days; null where none counts.</param>
/// <param name="Counted">Of how many it is the mean.</param>
/// <param name="BeforeWatch">Published before their source was first watched.</param>
/// <param name="Restarted">Went back to an earlier stage.</param>
public sealed record ApiLeadTime(double? MeanDays, int Counted, int BeforeWatch, int Restarted, int WithoutDeadline);
