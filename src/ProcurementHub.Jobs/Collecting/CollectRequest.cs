using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Collecting;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>One pass over one source.</summary>
public sealed record CollectRequest(SourceDefinition Definition)
{
    /// <summary>A saved file or folder to read instead of the network.</summary>
    public string? From { get; init; }

    /// <summary>Brings kept documents again instead of asking the portal, whose passes and plans stay what they are.</summary>
    public RejectedDocuments? Retry { get; init; }

    /// <summary>What {base} in the definition's addresses stands for.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>True while history is being loaded: it is kept, and nobody is told of it.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>Begin only if the source is still planned for then: else another node has had this turn meanwhile.</summary>
    internal PlannedFor? Planned { get; init; }

    /// <summary>
    /// What a place in a pass belongs to: another pass goes on from it only where this is the same. Null where
    /// there are no places to go on from: saved documents are at hand, ranked ones make one statement together, and
    /// lists of items wait for the end.
    /// </summary>
    internal string? Walk => From is not null || Retry is not null || Definition.Documents.Precedence.Count > 0 || Definition.Items is not null ? null
        : $"{Definition.Fingerprint}{(IsBackfill ? " history" : "")}";

    /// <param name="from">Where a pass before was broken off.</param>
    internal IDocumentFetcher Fetcher(
        HttpFetcher http, TimeProvider time, FindKnown? known = null, FindFresh? fresh = null, WalkPosition? from = null) =>
        Retry is not null ? Retry
        : From is { } path ? new SavedFolderFetcher(path) : new SourceWalk(new PassRequests(http, known, fresh) { Delay = Definition.Delay }, time, BaseAddress, from);
}
