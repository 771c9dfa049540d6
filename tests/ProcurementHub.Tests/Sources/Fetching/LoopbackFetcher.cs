using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Tests.Sources.Fetching;

/// <summary>Fetchers for servers on this machine.</summary>
internal static class LoopbackFetcher
{
    public static FetchOptions Options => new()
    {
        Contact = "avisos@hub.example",
        AllowPrivateAddresses = ["127.0.0.1"],
        DelayPerHost = TimeSpan.Zero,
        HeadersTimeout = TimeSpan.FromSeconds(20),
        IdleTimeout = TimeSpan.FromSeconds(20),
    };

    /// <summary>Waits between tries and for hosts that want to be left alone pass at once.</summary>
    public static HttpFetcher Create(FetchOptions? options = null, TimeProvider? time = null) =>
        new(options ?? Options, time ?? new HurriedClock());
}
