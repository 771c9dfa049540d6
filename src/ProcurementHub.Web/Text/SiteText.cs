namespace ProcurementHub.Web.Text;

/// <summary>Names the texts of the site: SiteText.es.resx and SiteText.en.resx, with the same keys.</summary>
public sealed class SiteText;
