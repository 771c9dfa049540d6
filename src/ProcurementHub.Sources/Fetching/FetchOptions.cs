using Microsoft.Extensions.Configuration;

namespace ProcurementHub.Sources.Fetching;

/// <summary>The section "Fetch" of the configuration.</summary>
public sealed record FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>A mail address or a page by which whoever runs a portal reaches the operator. Without it only this machine is asked.</summary>
    public string? Contact { get; set; }

    /// <summary>From the end of one request to a host to the beginning of the next, for all sources together.</summary>
    public TimeSpan DelayPerHost { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What robots.txt asks for beyond this is not waited for.</summary>
    public TimeSpan MaxCrawlDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Hosts, each with a port if need be, whose robots.txt is set aside.</summary>
    public IReadOnlyList<string> IgnoreRobots { get; set; } = [];

    /// <summary>How often one request is sent at most, where what went wrong can pass.</summary>
    public int Tries { get; set; } = 3;

    /// <summary>Before the second try; about twice that before each further one.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a pass waits for a host that asks to be left alone. Longer times are left to the schedule.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>From the request to the last byte of the answer, however large it is.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>From the request to the first word of the answer.</summary>
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a server may send nothing in the middle of its answer.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A server that sends less than this on average is cut off. The first <see cref="RateGrace"/> does not count.</summary>
    public int MinBytesPerSecond { get; set; } = 500;

    public TimeSpan RateGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Of the answer when it is unpacked.</summary>
    public long MaxBytes { get; set; } = 512L * 1024 * 1024;

    public int MaxRequestsPerPass { get; set; } = 50_000;

    /// <summary>Of all answers of a pass together, unpacked.</summary>
    public long MaxBytesPerPass { get; set; } = 8L * 1024 * 1024 * 1024;

    /// <summary>
    /// "true", "false", or hosts, addresses and networks outside the internet that may be reached, each but a
    /// network with a port if need be.
    /// </summary>
    public IReadOnlyList<string> AllowPrivateAddresses { get; set; } = [];

    /// <summary>Lists may be written as lists, or as one text with commas, as on a command line.</summary>
    public void Read(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        section.Bind(this);
        AllowPrivateAddresses = Lines(section.GetSection(nameof(AllowPrivateAddresses)));
        IgnoreRobots = Lines(section.GetSection(nameof(IgnoreRobots)));
    }

    private static string[] Lines(IConfigurationSection section) =>
    [
        .. section.GetChildren().Select(child => child.Value ?? "").Prepend(section.Value ?? "")
            .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];
}
