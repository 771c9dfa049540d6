using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Sources.Reading;

/// <summary>Reads one format. Bad input comes out as items; only a failing stream throws.</summary>
public interface INoticeReader
{
    /// <param name="content">Decompressed unless the format is an archive itself; need not be seekable.</param>
    IAsyncEnumerable<ReadItem> ReadAsync(
        Stream content, DocumentOrigin origin, SourceDefinition definition, CancellationToken cancellationToken);
}

/// <summary>Where the bytes came from.</summary>
/// <param name="Url">Address after redirects, where links in it start from, or file name relative to the folder that is read.</param>
/// <param name="MediaType">As the server gave it; null for files.</param>
/// <param name="Charset">As the server gave it; null where nothing was said.</param>
public sealed record DocumentOrigin(string Url, string? MediaType = null, string? Charset = null)
{
    /// <summary>The address to tell people: servers redirect to addresses of a session, and to another one each time.</summary>
    public string Asked { get; init; } = Url;
}
