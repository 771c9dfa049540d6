using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>One pass over one source.</summary>
public sealed record CollectRequest(SourceDefinition Definition)
{
    /// <summary>A saved file or folder to read instead of the network.</summary>
    public string? From { get; init; }

    /// <summary>What {base} in the definition's addresses stands for.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>True while history is being loaded: it is kept, and nobody is told of it.</summary>
    public bool IsBackfill { get; init; }

    internal IDocumentFetcher Fetcher(HttpFetcher http, TimeProvider time) =>
        From is { } path ? new SavedFolderFetcher(path) : new SourceWalk(new PassRequests(http, known: null), time, BaseAddress);
}
