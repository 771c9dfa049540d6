namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// The requests of one pass over one source: so many, and no more. Documents that are kept already are asked
/// for with their marks.
/// </summary>
/// <param name="known">Null where nothing is kept, such as in a check.</param>
/// <param name="fresh">Null where every page is to be asked for.</param>
public sealed class PassRequests(HttpFetcher http, FindKnown? known, FindFresh? fresh = null)
{
    private int requests;
    private long bytes;

    /// <summary>What the source asks for between two requests; the operator and robots.txt may want more.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Why no further request of this pass will be made; null as long as there may be some.</summary>
    public string? Exhaustion =>
        requests >= http.Options.MaxRequestsPerPass ? $"The pass has made {requests:#,0} requests, as many as Fetch:MaxRequestsPerPass allows; what comes after was not fetched."
        : bytes >= http.Options.MaxBytesPerPass ? $"The pass has taken in {bytes:#,0} bytes, as many as Fetch:MaxBytesPerPass allows; what comes after was not fetched."
        : null;

    /// <summary>Which of these pages need not be asked for in this pass.</summary>
    public async ValueTask<IReadOnlySet<string>> FreshAsync(
        IReadOnlyList<LinkedPage> pages, TimeSpan refresh, CancellationToken cancellationToken) =>
        fresh is null || pages.Count == 0 ? new HashSet<string>() : await fresh(pages, refresh, cancellationToken);

    public Task<FetchResult> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(new PageRequest(address), cancellationToken);

    /// <summary>Asks for the page itself where an answer that it has not changed would not be enough.</summary>
    public Task<FetchResult> SendAnewAsync(PageRequest request, CancellationToken cancellationToken) =>
        SendAsync(request, kept: null, cancellationToken);

    public async Task<FetchResult> SendAsync(PageRequest request, CancellationToken cancellationToken) =>
        await SendAsync(request, known is null ? null : await known(request.Url, cancellationToken), cancellationToken);

    private async Task<FetchResult> SendAsync(PageRequest request, KnownDocument? kept, CancellationToken cancellationToken)
    {
        if (http.WhyNobody(request.Address) is { } nobody)
            return new FetchResult.Ended(nobody);
        if (Exhaustion is { } reason)
            return new FetchResult.Ended(reason, GoesOn: true);
        requests++;
        var result = await http.SendAsync(request with { Delay = Delay }, kept, cancellationToken);
        // What is kept already does not travel again.
        if (result is FetchResult.Fetched { Document: { IsNotModified: false } document })
            bytes += document.Length;
        return result;
    }
}
