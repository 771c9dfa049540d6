namespace ProcurementHub.Web.Text;

/// <summary>Names the texts about the duty to publish plans: ComplianceText.es.resx and ComplianceText.en.resx, with the same keys.</summary>
public sealed class ComplianceText;
