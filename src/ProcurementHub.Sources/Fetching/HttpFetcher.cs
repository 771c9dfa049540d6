using System.Net;
using Microsoft.Extensions.Logging;
using ProcurementHub.Sources.Fetching.Network;
using ProcurementHub.Sources.Fetching.Politeness;

namespace ProcurementHub.Sources.Fetching;

/// <summary>
/// Gets one document at a time from each host. All that can happen to a request on its way is a value here,
/// with a reason that a person can read; only the caller's own cancellation comes as an exception.
/// </summary>
public sealed class HttpFetcher : IDisposable
{
    private readonly HttpMessageInvoker http;
    private readonly HostGates gates;
    private readonly Redirects redirects;
    private readonly CallerName caller;

    public HttpFetcher(FetchOptions options, TimeProvider time, ILogger<HttpFetcher> logger)
        : this(options, time, logger, Dns.GetHostAddressesAsync)
    {
    }

    internal HttpFetcher(FetchOptions options, TimeProvider time, ILogger logger, ResolveHost resolve)
    {
        var connections = new CheckedConnections(PrivateAddressRule.Parse(options.AllowPrivateAddresses).Value, resolve);
        http = new HttpMessageInvoker(connections.CreateHandler(options.HeadersTimeout));
        Options = options;
        gates = new HostGates(time);
        caller = new CallerName(options.Contact);
        var exchange = new PoliteExchange(new Exchange(http, caller, options, time), gates, options, time);
        var robots = new RobotsJudge(new Redirects(exchange, NameOnlyAsync), options, time, logger);
        redirects = new Redirects(exchange, async (address, cancellationToken) =>
            caller.WhyNot(address) is { } reason ? (new Answer.Refused(reason), TimeSpan.Zero) : await robots.JudgeAsync(address, cancellationToken));

        ValueTask<(Answer.Refused?, TimeSpan)> NameOnlyAsync(Uri address, CancellationToken cancellationToken) =>
            ValueTask.FromResult<(Answer.Refused?, TimeSpan)>((caller.WhyNot(address) is { } reason ? new Answer.Refused(reason) : null, TimeSpan.Zero));
    }

    internal FetchOptions Options { get; }

    /// <returns>Why nobody is asked as long as the configuration is as it is; null when the address may be.</returns>
    internal string? WhyNobody(Uri address) => caller.WhyNot(address);

    public Task<FetchResult> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(new PageRequest(address), known: null, cancellationToken);

    /// <param name="known">What the address gave before; the result holds the same bytes if they have not changed.</param>
    public async Task<FetchResult> SendAsync(PageRequest asked, KnownDocument? known, CancellationToken cancellationToken)
    {
        var answer = await redirects.FollowAsync(asked, known, cancellationToken);
        if (answer is Answer.Arrived arrived)
            return new FetchResult.Fetched(arrived.Document);
        var refused = (Answer.Refused)answer;
        return new FetchResult.Failed(asked.Url, refused.Reason, refused.Status, refused.RetryAfter);
    }

    public void Dispose()
    {
        http.Dispose();
        gates.Dispose();
    }
}
