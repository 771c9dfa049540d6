using Microsoft.Extensions.Configuration;

namespace ProcurementHub.Sources.Fetching;

/// <summary>The section "Fetch" of the configuration.</summary>
public sealed record FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>Hosts of public bodies refuse the names that HTTP libraries have of themselves.</summary>
    public string UserAgent { get; set; } = "Mozilla/5.0 (compatible; ProcurementHub)";

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
    }

    private static string[] Lines(IConfigurationSection section) =>
    [
        .. section.GetChildren().Select(child => child.Value ?? "").Prepend(section.Value ?? "")
            .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];
}
