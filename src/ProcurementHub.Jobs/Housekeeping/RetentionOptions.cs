namespace ProcurementHub.Jobs.Housekeeping;

/// <summary>How long is kept what nothing rests on; section "Retention" of the configuration. 0 is for ever.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Documents that brought nothing new, since they were last fetched.</summary>
    public int EvidenceDays { get; set; } = 365;

    /// <summary>Passes, since they began, and what was noted of documents that others have overtaken.</summary>
    public int PassDays { get; set; } = 400;
}
