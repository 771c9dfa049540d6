namespace ProcurementHub.Sources.Fetching;

/// <summary>What an address gave the last time, so that a server need not send it again.</summary>
/// <param name="Open">Its bytes, as they were kept.</param>
public sealed record KnownDocument(string? ETag, DateTimeOffset? LastModified, long Length, Func<Stream> Open)
{
    /// <summary>
    /// Where the bytes came from after redirects; null where there were none. Tag and date are the word of that
    /// address alone: another one may use the same tag for other bytes.
    /// </summary>
    public string? FinalUrl { get; init; }

    public string? MediaType { get; init; }

    public string? Charset { get; init; }

    /// <summary>Of its bytes.</summary>
    public byte[]? Sha256 { get; init; }
}

/// <returns>Null when nothing is kept of that address, or nothing that a server could be asked about.</returns>
public delegate ValueTask<KnownDocument?> FindKnown(string url, CancellationToken cancellationToken);
