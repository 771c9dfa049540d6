using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Fetching;

/// <summary>Brings all documents of one pass over a source, in the order in which they are to be read.</summary>
public interface IDocumentFetcher
{
    /// <summary>What could not be fetched comes as a failure among the documents; the rest goes on where it can.</summary>
    IAsyncEnumerable<FetchResult> FetchAsync(SourceDefinition definition, CancellationToken cancellationToken);
}

/// <summary>A document, or the reason why there is none.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    public sealed record Fetched(FetchedDocument Document) : FetchResult;

    /// <param name="Url">Address or file name; empty when it is the source as a whole.</param>
    /// <param name="Reason">A sentence for people, without the address.</param>
    /// <param name="RetryAfter">How long the server wants to be left alone.</param>
    public sealed record Failed(string Url, string Reason, int? HttpStatus = null, TimeSpan? RetryAfter = null) : FetchResult;

    /// <summary>Always the last: the pass asks nobody for anything any more, for a reason that would be the same for every further address.</summary>
    /// <param name="Reason">A sentence for people.</param>
    /// <param name="GoesOn">Whether another pass can go on where this one stopped.</param>
    public sealed record Ended(string Reason, bool GoesOn = false) : FetchResult;

    /// <summary>Everything before it was handed over; a pass that is broken off after it can go on from here.</summary>
    public sealed record Reached(WalkPosition Position) : FetchResult;

    /// <summary>A page that was not asked for: it was read a short while ago, and its row in the list says the same.</summary>
    public sealed record Spared(string Url) : FetchResult;

    /// <summary>The first of a pass that goes on from where another was broken off.</summary>
    public sealed record WentOn(WalkPosition Position) : FetchResult;
}
