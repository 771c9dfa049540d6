using System.ComponentModel.DataAnnotations;

namespace ProcurementHub.Web.Serving;

/// <summary>How much one caller may ask for; section "Limits" of the configuration. 0 is no limit.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    [Range(0, int.MaxValue)]
    public int SearchesAMinute { get; set; } = 120;

    [Range(0, int.MaxValue)]
    public int ApiRequestsAMinute { get; set; } = 300;

    /// <summary>Of whole lists and of evidence, which are larger than a page.</summary>
    [Range(0, int.MaxValue)]
    public int DownloadsAMinute { get; set; } = 30;

    [Range(0, int.MaxValue)]
    public int SignInsAnHour { get; set; } = 10;
}
