using System.Collections.Concurrent;
using System.Globalization;
using ProcurementHub.Core.Documents;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;
using FetchedDocument = ProcurementHub.Storage.Documents.FetchedDocument;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>What is kept of the addresses of one source, so that servers need not send it again. Of one pass.</summary>
/// <param name="hasEarlier">Whether there is anything of the source from before the pass.</param>
internal sealed class KnownDocuments(
    DocumentStore documents, EvidenceFolder evidence, string sourceId, string readerVersion, bool hasEarlier, TimeProvider time)
{
    // Looked up and not yet come in; null where there is none.
    private readonly ConcurrentDictionary<string, DocumentRow?> _asked = new(StringComparer.Ordinal);

    // Come in, but not yet in the tables.
    private readonly ConcurrentDictionary<string, DocumentRow> _underway = new(StringComparer.Ordinal);

    // By the hash of the address: two that share one only cost a look into the tables.
    private readonly HashSet<int> _cameIn = [];

    /// <summary>What a server can be asked about: whether it still has the same.</summary>
    public async ValueTask<KnownDocument?> FindAsync(string url, CancellationToken cancellationToken)
    {
        if (!hasEarlier)
            return null;
        var row = _asked[url] = await LatestAsync(url, cancellationToken);
        if (row is null || (row.Etag is null && row.LastModified is null) || !evidence.Contains(row.Sha256))
            return null;
        return new KnownDocument(row.Etag, Instant(row.LastModified), row.Bytes, () => evidence.OpenRead(row.Sha256))
        {
            FinalUrl = row.FinalUrl,
            MediaType = row.MediaType,
            Charset = row.Charset,
            Sha256 = row.Sha256,
        };
    }

    /// <summary>Pages that were read to their end a short while ago, behind a row that said the same.</summary>
    public async ValueTask<IReadOnlySet<string>> FindFreshAsync(
        IReadOnlyList<LinkedPage> pages, TimeSpan refresh, CancellationToken cancellationToken)
    {
        var fresh = new HashSet<string>(StringComparer.Ordinal);
        if (!hasEarlier)
            return fresh;
        foreach (var page in pages)
            _asked[page.Url] = null;
        foreach (var row in await documents.LatestAsync(sourceId, [.. pages.Select(page => page.Url)], cancellationToken))
            _asked[row.Url] = row;
        var since = time.GetUtcNow() - refresh;
        foreach (var page in pages)
        {
            if (_asked[page.Url] is { Outcome: DocumentOutcome.Read, Rejected: 0 } row
                && row.ReaderVersion == readerVersion && row.LastFetchedAt > since && row.LastFetchedAt <= time.GetUtcNow()
                && row.RowHash.AsSpan().SequenceEqual(page.RowHash) && evidence.Contains(row.Sha256))
                fresh.Add(page.Url);
        }

        return fresh;
    }

    /// <summary>A page that was not asked for, of those that <see cref="FindFreshAsync"/> has named.</summary>
    public DocumentRow TakeFresh(string url) => _asked.TryRemove(url, out var row) && row is not null
        ? row
        : throw new InvalidOperationException($"{url} was not found fresh.");

    public async Task<ArrivedDocument> PlaceAsync(FetchedDocument document, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(document.Url, cancellationToken);
        var arrived = await documents.PlaceAsync(document, latest, cancellationToken);
        _cameIn.Add(document.Url.GetHashCode(StringComparison.Ordinal));
        _underway[document.Url] = arrived.Row;
        _asked.TryRemove(document.Url, out _);
        return arrived;
    }

    /// <summary>It is in the tables now.</summary>
    public void Kept(ArrivedDocument document) => _underway.TryRemove(KeyValuePair.Create(document.Row.Url, document.Row));

    private async ValueTask<DocumentRow?> LatestAsync(string url, CancellationToken cancellationToken)
    {
        if (_underway.TryGetValue(url, out var underway))
            return underway;
        if (_asked.TryGetValue(url, out var asked))
            return asked;
        return hasEarlier || _cameIn.Contains(url.GetHashCode(StringComparison.Ordinal))
            ? await documents.LatestAsync(sourceId, url, cancellationToken)
            : null;
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
}
