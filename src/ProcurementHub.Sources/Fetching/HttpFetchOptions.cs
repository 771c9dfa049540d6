namespace ProcurementHub.Sources.Fetching;

public sealed record HttpFetchOptions
{
    /// <summary>Hosts of public bodies refuse the names that HTTP libraries have of themselves.</summary>
    public string UserAgent { get; init; } = "Mozilla/5.0 (compatible; ProcurementHub)";

    /// <summary>From the request to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of the answer when it is unpacked.</summary>
    public long MaxBytes { get; init; } = 512L * 1024 * 1024;
}
