namespace ProcurementHub.Sources.Fetching;

/// <summary>The requests of one pass over one source. Documents that are kept already are asked for with their marks.</summary>
/// <param name="known">Null where nothing is kept, such as in a check.</param>
public sealed class PassRequests(HttpFetcher http, FindKnown? known)
{
    public Task<FetchResult> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(new PageRequest(address), cancellationToken);

    /// <summary>Asks for the page itself where an answer that it has not changed would not be enough.</summary>
    public Task<FetchResult> SendAnewAsync(PageRequest request, CancellationToken cancellationToken) => http.SendAsync(request, known: null, cancellationToken);

    public async Task<FetchResult> SendAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var kept = known is null ? null : await known(request.Url, cancellationToken);
        return await http.SendAsync(request, kept, cancellationToken);
    }
}
