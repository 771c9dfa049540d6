namespace ProcurementHub.Sources.Definitions;

/// <summary>One source, as its definition file describes it.</summary>
public sealed record SourceDefinition
{
    /// <summary>Lower-case letters, digits and hyphens; never changes once notices carry it.</summary>
    public required string Id { get; init; }

    /// <summary>The format: html, ocds, csv.</summary>
    public required string Reader { get; init; }

    /// <summary>IANA name; text without a zone is read in it.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null where the documents tell.</summary>
    public string? Country { get; init; }
}
