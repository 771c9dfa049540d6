namespace ProcurementHub.Sources.Fetching;

/// <summary>What an address gave the last time, so that a server need not send it again.</summary>
/// <param name="Open">Its bytes, as they were kept.</param>
public sealed record KnownDocument(string? ETag, DateTimeOffset? LastModified, long Length, Func<Stream> Open)
{
    public string? MediaType { get; init; }

    public string? Charset { get; init; }
}

/// <returns>Null when nothing is kept of that address, or nothing that a server could be asked about.</returns>
public delegate ValueTask<KnownDocument?> FindKnown(string url, CancellationToken cancellationToken);
