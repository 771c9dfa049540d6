namespace ProcurementHub.Web.Text;

/// <summary>Names the texts about annual plans: PlanText.es.resx and PlanText.en.resx, with the same keys.</summary>
public sealed class PlanText;
