using ProcurementHub.Core.Entities;

namespace ProcurementHub.Core.Notices;

/// <summary>A notice as one record of one document gives it, before it meets what is already kept.</summary>
public sealed record NoticeDraft
{
    public required NoticeKey Key { get; init; }

    public required NoticeContent Content { get; init; }

    /// <summary>What the document says that other registers call the entity. It is no content: it says something of the entity.</summary>
    public IReadOnlyList<EntityIdentifier> EntityOthers { get; init; } = [];

    /// <summary>
    /// True when the document shows only some of the fields (a row of a result list, a release of a
    /// series). What such a draft leaves blank is not known to it, and does not erase what is known.
    /// </summary>
    public bool IsPartial { get; init; }

    /// <summary>True where other documents tell of its items: the codes that are known stay, though this one has none.</summary>
    public bool LeavesItems { get; init; }

    /// <summary>
    /// When the source says this content was made (OCDS release.date). Older content than the kept one is
    /// no news. Null where the source does not say: then the order of reading decides.
    /// </summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>Where in its document the record stands: a line, a row, a path.</summary>
    public required string Position { get; init; }
}
