namespace ProcurementHub.Demo.Content;

/// <summary>A step of the schedule in local time; a bound without a time of day is shown as a date.</summary>
public sealed record PublishedStage(string Name, StageBound Start, StageBound End);

public readonly record struct StageBound(DateOnly Day, TimeOnly? Time);
