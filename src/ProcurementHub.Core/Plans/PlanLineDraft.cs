namespace ProcurementHub.Core.Plans;

/// <summary>A plan line as one record of one document gives it.</summary>
/// <param name="NativeId">Unique within the source; made from entity, year and reference where the source has no id.</param>
/// <param name="SourceDate">When the source says this content was made; null where it does not.</param>
/// <param name="Position">Where in its document the record stands.</param>
public sealed record PlanLineDraft(
    string SourceId, string NativeId, PlanLineContent Content, DateTimeOffset? SourceDate, string Position);
