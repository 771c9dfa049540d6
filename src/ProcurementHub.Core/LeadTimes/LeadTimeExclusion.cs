namespace ProcurementHub.Core.LeadTimes;

/// <summary>
/// Why a notice's lead time is not counted. In the order in which they are asked: a notice is counted under the first
/// that holds. First what kind of notice it is, then whether its dates are known and real, and last whether it was seen
/// new: so those of the last reason are just the ones that would count if nobody minded length bias. The numbers are
/// stored: never renumber.
/// </summary>
public enum LeadTimeExclusion
{
    /// <summary>It is counted.</summary>
    None = 0,

    PublicationUnknown = 1,

    /// <summary>Went back to an earlier stage: its schedule no longer measures what firms had.</summary>
    Restarted = 2,

    /// <summary>Published after the fact, to put in order what was done before.</summary>
    Regularised = 3,

    /// <summary>The source says nothing of a deadline.</summary>
    NoDeadline = 4,

    /// <summary>What the source says could not be read as a date.</summary>
    Unreadable = 5,

    /// <summary>The publication repeated in place of a deadline.</summary>
    RepeatsPublication = 6,

    /// <summary>The period ends at or before its own start.</summary>
    EndsBeforeStart = 7,

    /// <summary>A stand-in such as 2099-01-01.</summary>
    Sentinel = 8,

    BeforePublication = 9,

    /// <summary>
    /// Published before its source was first watched, and the source does not give full history: of such notices only
    /// those were seen that stayed open for long.
    /// </summary>
    BeforeWatch = 10,
}

/// <summary>The words that exports, the API and views use for the reasons.</summary>
public static class LeadTimeExclusions
{
    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<LeadTimeExclusion> All { get; } =
        [.. Enum.GetValues<LeadTimeExclusion>().Where(reason => reason != LeadTimeExclusion.None).Order()];

    internal static int Count { get; } = All.Count + 1;

    public static string Word(LeadTimeExclusion reason) => reason switch
    {
        LeadTimeExclusion.PublicationUnknown => "publication_unknown",
        LeadTimeExclusion.Restarted => "restarted",
        LeadTimeExclusion.Regularised => "regularised",
        LeadTimeExclusion.NoDeadline => "no_deadline",
        LeadTimeExclusion.Unreadable => "unreadable",
        LeadTimeExclusion.RepeatsPublication => "repeats_publication",
        LeadTimeExclusion.EndsBeforeStart => "ends_before_start",
        LeadTimeExclusion.Sentinel => "sentinel",
        LeadTimeExclusion.BeforePublication => "before_publication",
        LeadTimeExclusion.BeforeWatch => "before_watch",
        _ => "",
    };
}
