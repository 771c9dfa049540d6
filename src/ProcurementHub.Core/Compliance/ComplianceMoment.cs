namespace ProcurementHub.Core.Compliance;

/// <summary>
/// What a state is asked for: what had happened by the end of a day, by what was known at an instant. The two differ
/// where a source was read late: what is asked of a past day with today's knowledge may be more than was known on it.
/// </summary>
public readonly record struct ComplianceMoment(DateOnly Day, DateTimeOffset KnownAt);
