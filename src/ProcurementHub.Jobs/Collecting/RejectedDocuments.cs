using System.Runtime.CompilerServices;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;
using FetchedDocument = ProcurementHub.Sources.Fetching.FetchedDocument;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// Brings again, from what was kept, the documents of which something was rejected, the youngest first: what a
/// mended definition reads now is recovered without asking the portal. Of one pass over one source.
/// </summary>
/// <param name="only">The address of one document, or the native id of records in some; null for all.</param>
/// <param name="isShared">Whether another source tells of the same notices: its documents may be younger than all of these.</param>
public sealed class RejectedDocuments(
    RejectedStore rejected, DocumentStore documents, EvidenceFolder evidence, string? only, bool isShared) : IDocumentFetcher
{
    private long? _youngest;

    public async IAsyncEnumerable<FetchResult> FetchAsync(
        SourceDefinition definition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new List<DocumentRow>();
        foreach (var id in await rejected.DocumentsToRetryAsync(definition.Id, only, cancellationToken))
        {
            if (await documents.FindAsync(id, cancellationToken) is { } row)
                rows.Add(row);
        }

        if (rows.Count == 0 && only is not null)
            yield return new FetchResult.Failed("", $"No record or document '{only}' of it is rejected.");

        // Among documents that the definition ranks, the rank counts first.
        foreach (var row in rows.OrderBy(row => definition.Documents.RankOf(row.Url)))
        {
            yield return evidence.Contains(row.Sha256)
                ? new FetchResult.Fetched(Open(row, definition))
                : new FetchResult.Failed(row.Url, "Its bytes are no longer kept: it cannot be read again.");
        }
    }

    /// <summary>
    /// How far a document that is read again is to be believed. Another one may know better: one that came
    /// later, one of a higher rank, or one of another source.
    /// </summary>
    internal async Task<IntakeDocument> JudgeAsync(IntakeDocument document, DocumentRow row, CancellationToken cancellationToken)
    {
        _youngest ??= await documents.YoungestAsync(row.SourceId, cancellationToken);
        var hasRivals = isShared || document.Definition is { NoticesOf: not null } or { Documents.Precedence.Count: > 0 };
        var onlyNews = hasRivals || _youngest != row.Id;
        return document with
        {
            OnlyNews = onlyNews,
            IsOwnPage = !hasRivals && row.RowHash is not null
                && (await documents.LatestAsync(row.SourceId, row.Url, cancellationToken))?.Id == row.Id,
            SaidAt = row.LastFetchedAt,
            // What was history when it came in is history still.
            IsBackfill = row.IsBackfill == true,
            // Where not all it says is believed, it must be read as a whole when the portal gives it again.
            ReaderVersion = onlyNews ? row.ReaderVersion ?? "" : document.ReaderVersion,
        };
    }

    private FetchedDocument Open(DocumentRow row, SourceDefinition definition)
    {
        var kept = new KnownDocument(row.Etag, LastModified: null, row.Bytes, () => evidence.OpenRead(row.Sha256))
        {
            FinalUrl = row.FinalUrl,
            MediaType = row.MediaType,
            Charset = row.Charset,
            Sha256 = row.Sha256,
        };
        return FetchedDocument.OfKept(row.Url, kept, row.HttpStatus is null ? KnownOf(row, definition) : row.Known);
    }

    /// <summary>What a file's name says, the definition knows better by now; what a register says of it stays.</summary>
    private static List<KeyValuePair<string, string>> KnownOf(DocumentRow row, SourceDefinition definition)
    {
        var ofName = definition.Documents.KnownOf(row.Url);
        return [.. row.Known.Where(known => ofName.All(field => field.Key != known.Key)), .. ofName];
    }
}
