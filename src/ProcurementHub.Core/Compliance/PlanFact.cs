namespace ProcurementHub.Core.Compliance;

/// <summary>What one source says of a body's plan of the year.</summary>
/// <param name="Published">The day it names, in the body's own zone; null where it names none.</param>
/// <param name="IsFirst">Whether that is the day of the first publication, and not of a later version or change.</param>
/// <param name="SeenAt">When the hub first read it.</param>
/// <param name="Evidence">The file, or the source's own number of it; null where it has none.</param>
public sealed record PlanFact(string Source, DateOnly? Published, bool IsFirst, DateTimeOffset SeenAt, string? Evidence);
