namespace ProcurementHub.Core.Notices;

/// <summary>One dated step of a procedure, under the source's own name.</summary>
/// <param name="End">Inclusive; a stage that ends on a day without a time of day ends at that day's last second.</param>
public sealed record ScheduleStage(string Name, DateTimeOffset? Start, DateTimeOffset? End);
