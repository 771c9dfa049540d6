namespace ProcurementHub.Web.Text;

/// <summary>Names the texts about subscriptions: SubscriptionText.es.resx and SubscriptionText.en.resx, with the same keys.</summary>
public sealed class SubscriptionText;
