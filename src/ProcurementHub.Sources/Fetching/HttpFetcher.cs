using System.Net;
using ProcurementHub.Sources.Fetching.Network;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// Gets one document. All that can happen to a request on its way is a value here, with a reason that a
/// person can read; only the caller's own cancellation comes as an exception.
/// </summary>
public sealed class HttpFetcher : IDisposable
{
    private readonly HttpMessageInvoker http;
    private readonly Redirects redirects;

    public HttpFetcher(FetchOptions options, TimeProvider time)
        : this(options, time, Dns.GetHostAddressesAsync)
    {
    }

    internal HttpFetcher(FetchOptions options, TimeProvider time, ResolveHost resolve)
    {
        var connections = new CheckedConnections(PrivateAddressRule.Parse(options.AllowPrivateAddresses).Value, resolve);
        http = new HttpMessageInvoker(connections.CreateHandler(options.HeadersTimeout));
        redirects = new Redirects(new Exchange(http, options, time));
    }

    public Task<FetchResult> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(new PageRequest(address), known: null, cancellationToken);

    /// <param name="known">What the address gave before; the result holds the same bytes if they have not changed.</param>
    public Task<FetchResult> SendAsync(PageRequest asked, KnownDocument? known, CancellationToken cancellationToken) =>
        redirects.FollowAsync(asked, known, cancellationToken);

    public void Dispose() => http.Dispose();
}
