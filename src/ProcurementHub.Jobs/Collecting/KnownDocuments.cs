using System.Globalization;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>What is kept of the addresses of one source, so that servers need not send it again.</summary>
internal sealed class KnownDocuments(DocumentStore documents, EvidenceFolder evidence, string sourceId)
{
    public async ValueTask<KnownDocument?> FindAsync(string url, CancellationToken cancellationToken)
    {
        if (await documents.LatestAsync(sourceId, url, cancellationToken) is not { } row
            || (row.Etag is null && row.LastModified is null) || !evidence.Contains(row.Sha256))
            return null;
        return new KnownDocument(row.Etag, Instant(row.LastModified), row.Bytes, () => evidence.OpenRead(row.Sha256))
        {
            MediaType = row.MediaType,
            Charset = row.Charset,
            Sha256 = row.Sha256,
        };
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
}
