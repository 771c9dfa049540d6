namespace ProcurementHub.Core.Notices;

/// <summary>A code of an item as published (UNSPSC, CUBSO, CPV...), kept as it is even when malformed.</summary>
public sealed record ClassificationCode(string Scheme, string Id, string? Description = null);
