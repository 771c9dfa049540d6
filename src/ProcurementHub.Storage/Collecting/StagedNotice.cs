using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Storage.Collecting;

/// <summary>A draft on its way into the tables; the later steps fill in what the earlier ones found.</summary>
internal sealed class StagedNotice
{
    public StagedNotice(StagedBatch batch, NoticeDraft draft)
    {
        Batch = batch;
        Draft = draft;
        Content = draft.Content;
        Json = NoticeJson.Write(draft.Content);
        SeenHash = NoticeJson.Hash(Json);
        ContentHash = SeenHash;
    }

    public StagedBatch Batch { get; }

    public DateTimeOffset ObservedAt => Batch.Batch.ObservedAt;

    /// <summary>Its place in its round.</summary>
    public int Ordinal { get; set; }

    public NoticeDraft Draft { get; }

    /// <summary>The draft, with what was known where the draft does not tell of it.</summary>
    public NoticeContent Content { get; private set; }

    public byte[] Json { get; private set; }

    /// <summary>Of the draft as it came.</summary>
    public byte[] SeenHash { get; }

    public byte[] ContentHash { get; private set; }

    public long Id { get; set; }

    public long VersionId { get; set; }

    public int Number { get; set; } = 1;

    public long? EntityId { get; set; }

    /// <summary>What is kept is of the same date of the source.</summary>
    public bool SharesDate { get; set; }

    /// <summary>True for what is known with something come to it that was true before: nobody is told.</summary>
    public bool IsEnrichment { get; init; }

    public AlertKind AlertKind { get; private set; }

    public MatchState MatchState => AlertKind == AlertKind.None ? MatchState.NothingToMatch : MatchState.Pending;

    public IReadOnlyList<NoticeChange> Changes { get; private set; } = [];

    public void IsNew() => AlertKind = Batch.Batch.IsBackfill ? AlertKind.None : AlertKind.New;

    /// <returns>False when nothing that counts as content differs from what is known.</returns>
    public bool DiffersFrom(NoticeContent known)
    {
        var content = Draft.IsPartial ? NoticeMerge.Over(known, Draft.Content)
            : NoticeMerge.KeepWinners(known, Draft.LeavesItems ? ItemMerge.Keep(known, Draft.Content) : Draft.Content);
        Changes = NoticeComparison.Compare(known, content);
        if (Changes.Count == 0)
            return false;
        if (IsEnrichment)
            Changes = [.. Changes.Select(change => change with { Kind = ChangeKind.Enrichment })];
        if (!ReferenceEquals(content, Draft.Content))
        {
            Content = content;
            Json = NoticeJson.Write(content);
            ContentHash = NoticeJson.Hash(Json);
        }

        var isNews = !Batch.Batch.IsBackfill && Changes.Any(change => change.Kind == ChangeKind.AlertWorthy);
        AlertKind = isNews ? AlertKind.Changed : AlertKind.None;
        return true;
    }
}
