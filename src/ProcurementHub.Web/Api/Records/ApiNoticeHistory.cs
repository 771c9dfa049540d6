namespace ProcurementHub.Web.Api.Records;

/// <summary>A notice with all that is kept of it.</summary>
/// <param name="SameProcedure">Keys of the other notices of its procedure.</param>
/// <param name="Versions">Latest first.</param>
public sealed record ApiNoticeHistory(
    ApiNotice Notice,
    IReadOnlyList<ApiStage> Schedule,
    IReadOnlyList<ApiDocument> Documents,
    IReadOnlyList<string> SameProcedure,
    IReadOnlyList<ApiVersion> Versions);

/// <param name="IsBackfill">True where it was read from an archive, and nobody was told.</param>
/// <param name="Changes">What moved since the version before; empty for the first.</param>
public sealed record ApiVersion(int Number, DateTimeOffset Observed, bool IsBackfill, IReadOnlyList<ApiChange> Changes);

/// <param name="Field">The member of the notice.</param>
/// <param name="Kind">enrichment (a blank was filled), correction, or alert (a bidder must know).</param>
public sealed record ApiChange(string Field, string Kind, string? Before, string? After);
