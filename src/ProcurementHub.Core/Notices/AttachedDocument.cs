namespace ProcurementHub.Core.Notices;

/// <summary>A file that the source offers with a notice, such as the terms of the call.</summary>
public sealed record AttachedDocument(string? Title, string Url, DateTimeOffset? Published);
