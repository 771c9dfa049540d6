using ProcurementHub.Core.Notices;
using ProcurementHub.Matching;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Digests;

/// <summary>Everything one subscriber gets in one mail, before it is put into words.</summary>
public sealed record Digest
{
    public required DigestReader Reader { get; init; }

    public required string Period { get; init; }

    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>Closing soonest first; those without a deadline last.</summary>
    public required IReadOnlyList<DigestItem> Fresh { get; init; }

    /// <summary>What the reader was told of and what has moved since.</summary>
    public required IReadOnlyList<DigestItem> Changed { get; init; }

    public required DigestLeftOut LeftOut { get; init; }

    /// <summary>Fresh notices that are told only by number and link.</summary>
    public int MoreFresh { get; init; }

    public int MoreChanged { get; init; }

    public required SourceReport Sources { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public int FreshTotal => Fresh.Count + MoreFresh;

    public int ChangedTotal => Changed.Count + MoreChanged;
}

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
    /// <summary>The same for all notices of one procedure; null where it is the only one.</summary>
    public long? Procedure { get; init; }

    /// <summary>True where all that it has to tell was told from another source.</summary>
    public bool IsKnownFromElsewhere { get; init; }

    /// <summary>Notices of the same procedure that this item tells with it.</summary>
    public IReadOnlyList<DigestItem> Others { get; init; } = [];

    /// <summary>What a digest with this item has told: of each notice the version of its own source.</summary>
    public IEnumerable<ToldMatch> Settled => MatchIds.Select(id => new ToldMatch(id, Version)).Concat(Others.SelectMany(other => other.Settled));
}

/// <summary>Matches that a digest settles without showing them: counted, never silent.</summary>
/// <param name="Closed">Notices that no longer take tenders.</param>
/// <param name="Unmoved">Notices that the reader knows and that stand again, or still, as they were told.</param>
/// <param name="Known">Notices of calls that the reader was told from another source: of no interest to them, and so in no sentence.</param>
public sealed record DigestLeftOut(int Closed, int Unmoved, int Known = 0)
{
    public int Total => Closed + Unmoved + Known;
}

/// <summary>How well the hub could look: a mail without news from a source that was down is no news of quiet.</summary>
/// <param name="OnTime">Number of sources that were read when they were due.</param>
/// <param name="Late">Titles of those that were not.</param>
public sealed record SourceReport(int OnTime, IReadOnlyList<LateSource> Late);

/// <param name="LastSuccess">Null when it was never read.</param>
public sealed record LateSource(string Title, DateTimeOffset? LastSuccess);
