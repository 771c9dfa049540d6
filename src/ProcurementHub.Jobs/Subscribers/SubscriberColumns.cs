namespace ProcurementHub.Jobs.Subscribers;

/// <summary>The columns of a subscriber file, in the order in which they are exported.</summary>
public static class SubscriberColumns
{
    public const string Email = "email";
    public const string Name = "name";
    public const string Locale = "locale";
    public const string Sectors = "sectors";
    public const string Regions = "regions";
    public const string Keywords = "keywords";
    public const string Exclude = "exclude";
    public const string Categories = "categories";
    public const string MinAmount = "min_amount";
    public const string MaxAmount = "max_amount";
    public const string Frequency = "frequency";
    public const string ProcedureTypes = "procedure_types";
    public const string OnlySmeReserved = "only_sme_reserved";
    public const string MinWorkingDays = "min_working_days";
    public const string Kinds = "kinds";
    public const string TimeZone = "time_zone";
    public const string SendHour = "send_hour";
    public const string QuietFrom = "quiet_from";
    public const string QuietUntil = "quiet_until";
    public const string WeeklyDay = "weekly_day";
    public const string PausedUntil = "paused_until";

    public static IReadOnlyList<string> All { get; } =
        [Email, Name, Locale, Sectors, Regions, Keywords, Exclude, Categories, MinAmount, MaxAmount, Frequency,
         ProcedureTypes, OnlySmeReserved, MinWorkingDays, Kinds,
         TimeZone, SendHour, QuietFrom, QuietUntil, WeeklyDay, PausedUntil];

    /// <summary>Those that say of what somebody is to be told.</summary>
    public static IReadOnlyList<string> Criteria { get; } =
        [Sectors, Regions, Keywords, Exclude, Categories, MinAmount, MaxAmount, ProcedureTypes, OnlySmeReserved, MinWorkingDays, Kinds];

    /// <summary>Of instants; the first is written.</summary>
    internal static string[] InstantForms { get; } = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mmzzz"];
}
