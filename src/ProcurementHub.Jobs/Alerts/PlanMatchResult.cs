namespace ProcurementHub.Jobs.Alerts;

/// <summary>What one matching pass over plan lines did.</summary>
/// <param name="Subscriptions">Active ones that ask for planned purchases; zero also when there was nothing to match.</param>
/// <param name="Lines">Versions of lines that were looked at.</param>
/// <param name="Matches">New ones.</param>
public sealed record PlanMatchResult(int Subscriptions, int Lines, int Matches);
