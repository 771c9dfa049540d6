using System.ComponentModel.DataAnnotations;

namespace ProcurementHub.Jobs;

/// <summary>The hub as its readers see it; section "Site" of the configuration.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>What links in mails begin with.</summary>
    [Required]
    public Uri PublicUrl { get; set; } = new("http://localhost:5080");

    /// <summary>Language of readers who have not chosen one: es or en.</summary>
    [RegularExpression("es|en")]
    public string Locale { get; set; } = "es";

    /// <summary>IANA name; "today" on pages, and in mails to subscribers without a zone of their own.</summary>
    public string TimeZone { get; set; } = "America/Lima";

    /// <summary>ISO 3166-1 alpha-2; decides between places of the same name.</summary>
    [RegularExpression("[A-Z]{2}")]
    public string Country { get; set; } = "PE";

    /// <summary>Hour from which daily and weekly digests go out, 0 to 23.</summary>
    [Range(0, 23)]
    public int SendHour { get; set; } = 7;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
