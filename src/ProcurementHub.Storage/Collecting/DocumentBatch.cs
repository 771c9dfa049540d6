using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Notices;
using ProcurementHub.Core.Plans;
using ProcurementHub.Storage.Documents;

namespace ProcurementHub.Storage.Collecting;

/// <summary>Some of what one document says; kept whole or not at all.</summary>
public sealed record DocumentBatch
{
    /// <summary>The source that brought the document.</summary>
    public required string SourceId { get; init; }

    /// <summary>The source under whose name notices and plan lines are kept; null for the one that brought the document.</summary>
    public string? NoticesOf { get; init; }

    internal string NoticeSource => NoticesOf ?? SourceId;

    public required long DocumentId { get; init; }

    /// <summary>When the document was fetched; the same for all batches of one reading.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>True while history is being loaded: nobody is told of it.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>
    /// True where the document is an old one that is read again: of what is known, it is believed only where
    /// the source itself dates it later than what is kept.
    /// </summary>
    public bool OnlyNews { get; init; }

    /// <summary>
    /// True where such a document is the page of its notice's own and the last that its address gave: it is
    /// believed as long as the notice has not changed since.
    /// </summary>
    public bool IsOwnPage { get; init; }

    /// <summary>When the source said it, where that is not the moment of reading: a kept document is read again.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    public IReadOnlyList<NoticeDraft> Notices { get; init; } = [];

    /// <summary>Of notices that are known when the batch is kept: who makes the batch has seen to that.</summary>
    public IReadOnlyList<ItemDraft> Items { get; init; } = [];

    public IReadOnlyList<PlanLineDraft> PlanLines { get; init; } = [];

    /// <summary>True where the document has all lines of the plans that it tells of: one that is no longer in it was taken out.</summary>
    public bool PlansAreWhole { get; init; }

    public IReadOnlyList<PlanPublicationDraft> PlanPublications { get; init; } = [];

    public IReadOnlyList<ListedEntityDraft> ListedEntities { get; init; } = [];

    public IReadOnlyList<RejectedRecord> Rejected { get; init; } = [];

    /// <summary>Set in the last batch of a document, which it closes.</summary>
    public DocumentResult? Result { get; init; }
}

/// <summary>A record that could not become a notice or a plan line.</summary>
/// <param name="Position">Where in its document it stands; unique within the document.</param>
/// <param name="Raw">The record as it stood, cut to what is worth keeping.</param>
public sealed record RejectedRecord(string Position, string? NativeId, string Reason, string? Raw);
