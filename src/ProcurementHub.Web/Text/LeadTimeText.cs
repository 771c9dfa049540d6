namespace ProcurementHub.Web.Text;

/// <summary>Names the texts about lead times: LeadTimeText.es.resx and LeadTimeText.en.resx, with the same keys.</summary>
public sealed class LeadTimeText;
