namespace ProcurementHub.Jobs.Alerts;

/// <summary>What one matching pass did.</summary>
/// <param name="Subscriptions">Active ones; zero also when there was nothing to match.</param>
/// <param name="Versions">Notice versions that were looked at.</param>
/// <param name="Matches">New ones.</param>
/// <param name="UnreadableKeywords">Keywords that were left aside; each is logged with its subscription.</param>
public sealed record MatchResult(int Subscriptions, int Versions, int Matches, int UnreadableKeywords);
