using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Web.Figures;

namespace ProcurementHub.Web.Api.Records;

/// <summary>The notices published in a month.</summary>
/// <param name="IsOver">False for the present month, of which only the days so far are counted.</param>
/// <param name="Entities">Bodies that published any; those that no source identifies are not among them.</param>
public sealed record ApiMonth(string Month, bool IsOver, int Notices, int Entities, ApiLeadTime LeadTime)
{
    public static ApiMonth Of(string month, bool isOver, MonthFigures figures)
    {
        var leadTime = figures.LeadTime;
        var (before, restarted) = (leadTime.Of(LeadTimeExclusion.BeforeWatch), leadTime.Of(LeadTimeExclusion.Restarted));
        return new ApiMonth(month, isOver, leadTime.Notices, figures.Entities, new ApiLeadTime(
            LeadTimeRecord.Days(leadTime.MeanDays), LeadTimeRecord.Days(leadTime.MedianDays), leadTime.Usable, before, restarted,
            leadTime.Notices - leadTime.Usable - before - restarted));
    }
}

/// <summary>Days from publication to the first deadline, and of which notices they are; the others each stand under the first reason that holds.</summary>
/// <param name="MeanDays">Calendar days; null where none counts.</param>
/// <param name="Counted">Of how many it is the mean.</param>
/// <param name="BeforeWatch">Published before their source was first watched.</param>
/// <param name="Restarted">Went back to an earlier stage.</param>
/// <param name="WithoutDeadline">The others; /api/v1/lead-times has each reason by itself.</param>
public sealed record ApiLeadTime(double? MeanDays, double? MedianDays, int Counted, int BeforeWatch, int Restarted, int WithoutDeadline);
