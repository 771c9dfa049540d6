using ProcurementHub.Core.Subscriptions;

namespace ProcurementHub.Jobs.Mail.Signups;

/// <summary>What somebody asks for who may or may not own the address.</summary>
public sealed record SignupWish(string Email, string Language, SubscriptionCriteria Criteria, Frequency Frequency);
