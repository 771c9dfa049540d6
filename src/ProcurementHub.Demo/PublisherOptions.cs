using System.Net;

namespace ProcurementHub.Demo;

/// <summary>What the made-up country publishes; the same options always give the same bytes.</summary>
public sealed record PublisherOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Calls published in the thirty days before <see cref="Now"/>, over both outlets.</summary>
    public int Notices { get; init; } = 300;

    /// <summary>The portal's clock; moved only by <see cref="MadeUpPublisher.Advance"/>.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Rows on a page of the portal's list.</summary>
    public int PageSize { get; init; } = 20;

    /// <summary>Whether a page is written once and kept until the book changes: for measuring clients, not for days of serving.</summary>
    public bool KeepPages { get; init; }

    /// <summary>Stamps the log of requests, and nothing that is published.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where to listen: another address of the loopback range makes another host.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;
}
