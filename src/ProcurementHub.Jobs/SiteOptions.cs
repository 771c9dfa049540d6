using System.ComponentModel.DataAnnotations;
using ProcurementHub.Core.Calendars;

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

    /// <summary>Of the ocids of notices whose source gives none; one of your own, where you have registered it.</summary>
    [RegularExpression("[A-Za-z0-9-]+")]
    public string OcidPrefix { get; set; } = "hub";

    /// <summary>Whom to tell of a hole in the site's safety: a mail address or a web page; without it there is no security.txt.</summary>
    public Uri? SecurityContact { get; set; }

    /// <summary>With the operator's own decrees; no key of the section.</summary>
    public WorkingCalendars Calendars { get; set; } = WorkingCalendars.Standard;

    /// <summary>The working days of <see cref="Country"/>.</summary>
    public WorkingCalendar Calendar => Calendars.Of(Country);

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
