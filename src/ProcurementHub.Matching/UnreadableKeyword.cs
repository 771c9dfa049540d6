namespace ProcurementHub.Matching;

/// <summary>A stored keyword that could not be read and is left aside; its owner should be asked.</summary>
public sealed record UnreadableKeyword(long SubscriptionId, string Keyword, string Reason);
