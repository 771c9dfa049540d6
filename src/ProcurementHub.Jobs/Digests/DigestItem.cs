using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Digests;

/// <param name="Told">What the reader knows, of this source or of another that has the same call; null for a fresh notice.</param>
/// <param name="Changes">The alert-worthy ones between the two; empty for a fresh notice.</param>
/// <param name="Reasons">Of all the reader's subscriptions that it matches, each once; never empty.</param>
public sealed record DigestItem(
    NoticeKey Key,
    int Version,
    NoticeContent Notice,
    NoticeContent? Told,
    IReadOnlyList<NoticeChange> Changes,
    IReadOnlyList<MatchReason> Reasons,
    IReadOnlyList<long> MatchIds)
{
    public long NoticeId { get; init; }

    /// <summary>The same for all notices of one procedure; null where it is the only one.</summary>
    public long? Procedure { get; init; }

    /// <summary>True where all that it has to tell was told from another source.</summary>
    public bool IsKnownFromElsewhere { get; init; }

    /// <summary>Notices of the same procedure that this item tells with it.</summary>
    public IReadOnlyList<DigestItem> Others { get; init; } = [];

    /// <summary>The reader's searches that it matches.</summary>
    public IReadOnlyList<ReaderMatch> Matches { get; init; } = [];

    /// <summary>What a digest with this item has told: of each notice the version of its own source.</summary>
    public IEnumerable<ToldMatch> Settled => MatchIds.Select(id => new ToldMatch(id, Version)).Concat(Others.SelectMany(other => other.Settled));
}
