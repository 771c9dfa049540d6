namespace ProcurementHub.Web.Subscribing;

/// <summary>The fields by which somebody says what they want to be told of, with what is in them.</summary>
/// <param name="Types">Of procedures, as sources name them.</param>
/// <param name="CanBeOff">Also offers to keep the subscription without telling anything.</param>
public sealed record SubscriptionFields(
    SubscriptionForm Form, IReadOnlyList<FormFault> Faults, SubscriptionChoices Choices, IReadOnlyList<string> Types, bool CanBeOff = false);
