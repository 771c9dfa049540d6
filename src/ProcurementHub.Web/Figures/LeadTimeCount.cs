using ProcurementHub.Storage.Figures;

namespace ProcurementHub.Web.Figures;

/// <summary>
/// The mean days from publication to the first deadline, and of which notices it is. Each notice that does not count is
/// counted under the first reason that holds.
/// </summary>
public sealed record LeadTimeCount
{
    public required int Notices { get; init; }

    public required int Entities { get; init; }

    /// <summary>Of how many it is the mean.</summary>
    public required int Counted { get; init; }

    /// <summary>Published before anybody watched their source: what is still open then is more likely to be long.</summary>
    public required int BeforeWatch { get; init; }

    /// <summary>Restarted: the schedule no longer measures what firms had.</summary>
    public required int Restarted { get; init; }

    public required int WithoutDeadline { get; init; }

    /// <summary>In calendar days; null where none counts.</summary>
    public double? MeanDays { get; init; }

    public static LeadTimeCount Of(IReadOnlyCollection<PublishedNotice> notices)
    {
        var (counted, before, restarted, without, days) = (0, 0, 0, 0, 0.0);
        foreach (var notice in notices)
        {
            if (notice.PublishedAt < notice.FirstWatchedAt)
                before++;
            else if (notice.Restarted)
                restarted++;
            else if (notice.FirstDeadlineAt is not { } deadline || deadline < notice.PublishedAt)
                without++;
            else
            {
                counted++;
                days += (deadline - notice.PublishedAt).TotalDays;
            }
        }

        return new LeadTimeCount
        {
            Notices = notices.Count,
            Entities = notices.Select(notice => notice.SurvivorId).OfType<long>().Distinct().Count(),
            Counted = counted,
            BeforeWatch = before,
            Restarted = restarted,
            WithoutDeadline = without,
            MeanDays = counted == 0 ? null : days / counted,
        };
    }
}
