using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>Fetchers for servers on this machine.</summary>
internal static class LoopbackFetcher
{
    public static FetchOptions Options => new()
    {
        AllowPrivateAddresses = ["127.0.0.1"],
        HeadersTimeout = TimeSpan.FromSeconds(20),
        IdleTimeout = TimeSpan.FromSeconds(20),
    };

    public static HttpFetcher Create(FetchOptions? options = null) => new(options ?? Options, TimeProvider.System);
}
