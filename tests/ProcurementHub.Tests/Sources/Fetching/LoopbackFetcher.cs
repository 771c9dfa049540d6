using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
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
    public static HttpFetcher Create(FetchOptions? options = null, TimeProvider? time = null, ILogger<HttpFetcher>? logger = null) =>
        new(options ?? Options, time ?? new HurriedClock(), logger ?? NullLogger<HttpFetcher>.Instance);

    /// <summary>Every host name leads to one of these addresses.</summary>
    public static HttpFetcher Resolving(FetchOptions options, TimeProvider time, params string[] addresses) => new(
        options, time, NullLogger.Instance, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()));
}
