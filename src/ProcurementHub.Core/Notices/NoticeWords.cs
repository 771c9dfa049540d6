namespace ProcurementHub.Core.Notices;

/// <summary>The words that exports, the API and import files use for the enumerations.</summary>
public static class NoticeWords
{
    public static string Of(NoticeStatus status) => status switch
    {
        NoticeStatus.Planned => "planned",
        NoticeStatus.Open => "open",
        NoticeStatus.Closed => "closed",
        NoticeStatus.Awarded => "awarded",
        NoticeStatus.Void => "void",
        NoticeStatus.Cancelled => "cancelled",
        NoticeStatus.Suspended => "suspended",
        _ => "unknown",
    };

    public static string Of(ProcurementCategory category) => category switch
    {
        ProcurementCategory.Goods => "goods",
        ProcurementCategory.Services => "services",
        ProcurementCategory.Works => "works",
        ProcurementCategory.Consulting => "consulting",
        _ => "unknown",
    };

    public static string Of(AmountState state) => state switch
    {
        AmountState.Published => "published",
        AmountState.Hidden => "hidden",
        _ => "not_given",
    };

    public static string Of(DeadlineBasis basis) => basis switch
    {
        DeadlineBasis.Schedule => "schedule",
        DeadlineBasis.TenderPeriod => "tender_period",
        DeadlineBasis.ClosingDate => "closing_date",
        DeadlineBasis.RepeatsPublicationDay => "unusable_repeats_publication_day",
        DeadlineBasis.BeforePublication => "unusable_before_publication",
        DeadlineBasis.EndsBeforeStart => "unusable_ends_before_start",
        DeadlineBasis.Sentinel => "unusable_sentinel",
        DeadlineBasis.Unreadable => "unreadable",
        _ => "not_in_source",
    };

    public static NoticeStatus? ParseStatus(string word) => Parse<NoticeStatus>(word, Of);

    public static ProcurementCategory? ParseCategory(string word) => Parse<ProcurementCategory>(word, Of);

    private static T? Parse<T>(string word, Func<T, string> name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(name(value), word.Trim(), StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }
}
