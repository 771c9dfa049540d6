namespace ProcurementHub.Jobs.Housekeeping;

/// <summary>How long is kept what nothing rests on; section "Retention" of the configuration. 0 is for ever.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Documents that brought nothing new, since they were last fetched.</summary>
    public int EvidenceDays { get; set; } = 365;

    /// <summary>Passes, since they began, and what was noted of documents that others have overtaken.</summary>
    public int PassDays { get; set; } = 400;

    /// <summary>Who got which mail with which notices, since it was composed. Not less than links in mails work.</summary>
    public int MailDays { get; set; } = 400;

    /// <summary>Everything about subscribers who have left, since they did.</summary>
    public int LeftDays { get; set; } = 365;
}
