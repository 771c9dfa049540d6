namespace ProcurementHub.Web.Text;

/// <summary>Names the texts for staff: StaffText.es.resx and StaffText.en.resx, with the same keys.</summary>
public sealed class StaffText;
