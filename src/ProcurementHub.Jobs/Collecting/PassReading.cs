using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Notices;
using FetchedDocument = ProcurementHub.Sources.Fetching.FetchedDocument;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// The inside of a pass: while one document is read, the next is fetched, and what was read before is kept.
/// Everything is kept in the order in which it came.
/// </summary>
public sealed class PassReading(Normaliser normaliser, ReaderRegistry readers, HttpFetcher http, DocumentStore documents, NoticeStore notices, TimeProvider time)
{
    internal async Task RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        try
        {
            if (pass.Request.Definition.Documents.Precedence.Count > 0)
                await ReadTogetherAsync(pass, cancellationToken);
            else
                await ReadOneByOneAsync(pass, cancellationToken);
        }
        finally
        {
            // What was read to its end is whole, whichever way the pass ends.
            await pass.Gathering.EndAsync();
        }
    }

    private async Task ReadOneByOneAsync(Pass pass, CancellationToken cancellationToken)
    {
        await using var late = new HeldDocuments();
        await foreach (var arrived in ArriveAsync(pass, cancellationToken))
        {
            if (pass.Request.Definition.Items?.Covers(arrived.Fetched.Origin.Url) == true)
            {
                late.Add(arrived);
                continue;
            }

            await using (arrived.Fetched)
            {
                if (arrived.Row.IsKnown)
                    pass.Counts.AddKnown(arrived.Row);
                else
                    await ReadAsync(pass, arrived, memory: null, cancellationToken);
            }

            if (pass.Gathering.IsFull)
                await pass.Gathering.SaveAsync();
        }

        await ReadItemsAsync(pass, late, cancellationToken);
    }

    /// <summary>
    /// Lists of items are read when all notices of the pass are kept, and again as long as they hold items of
    /// notices that were not known.
    /// </summary>
    private async Task ReadItemsAsync(Pass pass, HeldDocuments late, CancellationToken cancellationToken)
    {
        if (late.All.Count == 0)
            return;
        await pass.Gathering.EndAsync();
        foreach (var arrived in late.All)
        {
            if (arrived.Row is { IsKnown: true, Rejected: 0 })
                pass.Counts.AddKnown(arrived.Row);
            else
                await ReadAsync(pass, arrived, memory: null, cancellationToken);
        }
    }

    /// <summary>
    /// Ranked documents make one statement together. What one of them says may be overruled by another, so
    /// either all of them are as they were, or all are read.
    /// </summary>
    private async Task ReadTogetherAsync(Pass pass, CancellationToken cancellationToken)
    {
        await using var arrived = new HeldDocuments();
        await foreach (var document in ArriveAsync(pass, cancellationToken))
            arrived.Add(document);
        var isKnown = arrived.All.All(document => document.Row.IsKnown);
        var memory = new PassMemory();
        foreach (var document in arrived.All)
        {
            if (isKnown)
                pass.Counts.AddKnown(document.Row);
            else
                await ReadAsync(pass, document, memory, cancellationToken);
            if (pass.Gathering.IsFull)
                await pass.Gathering.SaveAsync();
        }
    }

    private async IAsyncEnumerable<Arrived> ArriveAsync(Pass pass, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = pass.Request;
        var fetcher = request.Fetcher(http, time, pass.Known.FindAsync, pass.Known.FindFreshAsync, pass.From);
        await using var lane = new FetchLane(fetcher, request.Definition, cancellationToken);
        while (await lane.NextAsync(pass.Gathering, cancellationToken) is { } result)
        {
            if (result is not FetchResult.Fetched { Document: var fetched })
            {
                Note(pass, result);
                continue;
            }

            if (request.Retry is not null)
            {
                yield return await AgainAsync(pass, fetched, cancellationToken);
                continue;
            }

            var bytes = fetched.IsNotModified ? default : fetched.Bytes;
            var sha256 = fetched.IsNotModified ? fetched.Sha256!
                : bytes is { } content ? fetched.Sha256 ?? SHA256.HashData(content.Span)
                : await KeepAsync(pass, fetched, cancellationToken);
            var at = time.GetUtcNow();
            var document = await pass.Known.PlaceAsync(Described(pass, fetched, sha256, at), cancellationToken);
            pass.Gathering.Add(document, bytes);
            pass.Counts.CameIn(fetched.IsNotModified ? 0 : fetched.Length);
            pass.Progress?.Report(new(request.Definition.Id, fetched.Url, pass.Counts.Documents, pass.Counts.Records));
            yield return new Arrived(fetched, document.Row, at);
        }
    }

    /// <summary>A kept document on its way back in: nothing new is to be said of how and when it came.</summary>
    private async Task<Arrived> AgainAsync(Pass pass, FetchedDocument kept, CancellationToken cancellationToken)
    {
        var row = (await documents.FindAsync(pass.Request.Definition.Id, kept.Url, kept.Sha256!, cancellationToken))!;
        pass.Counts.CameIn(0);
        pass.Progress?.Report(new(row.SourceId, row.Url, pass.Counts.Documents, pass.Counts.Records));
        return new Arrived(kept, row, time.GetUtcNow());
    }

    private static Storage.Documents.FetchedDocument Described(Pass pass, FetchedDocument fetched, byte[] sha256, DateTimeOffset at) => new()
    {
        SourceId = pass.Request.Definition.Id,
        RunId = pass.RunId,
        Url = fetched.Url,
        Sha256 = sha256,
        Bytes = fetched.Length,
        MediaType = fetched.MediaType,
        Charset = fetched.Charset,
        HttpStatus = fetched.IsNotModified ? null : fetched.HttpStatus,
        Etag = fetched.ETag,
        LastModified = fetched.LastModified?.ToString("O"),
        FinalUrl = fetched.LedTo,
        Headers = fetched.IsNotModified ? [] : fetched.Headers,
        Known = fetched.Known,
        IsBackfill = pass.Request.IsBackfill,
        RowHash = fetched.RowHash,
        At = at,
        ReaderVersion = pass.VersionFor(fetched),
    };

    private static async Task<byte[]> KeepAsync(Pass pass, FetchedDocument fetched, CancellationToken cancellationToken)
    {
        await using var content = fetched.OpenRead();
        return (await pass.Evidence.AddAsync(content, cancellationToken)).Sha256;
    }

    private static void Note(Pass pass, FetchResult result)
    {
        switch (result)
        {
            case FetchResult.Failed failed:
                pass.Counts.Fail(failed.Url.Length == 0 ? null : failed.Url, failed.Reason);
                pass.Counts.LeaveAlone(failed.RetryAfter);
                break;
            case FetchResult.Ended ended:
                pass.Counts.Fail(null, ended.Reason);
                pass.Counts.GoesOn = ended.GoesOn;
                break;
            case FetchResult.Spared(var url):
                pass.Counts.AddKnown(pass.Known.TakeFresh(url));
                break;
            case FetchResult.WentOn(var position):
                pass.Counts.WentOnFrom = position.Place;
                pass.Gathering.GoOnFrom(position.Place);
                break;
            case FetchResult.Reached(var position) when pass.Request.Walk is not null:
                pass.Gathering.Reach(position.Text);
                break;
        }
    }

    private async Task ReadAsync(Pass pass, Arrived arrived, PassMemory? memory, CancellationToken cancellationToken)
    {
        var definition = pass.Request.Definition;
        var intake = new DocumentIntake(readers.For(definition), normaliser, notices, pass.Gathering, memory);
        var document = new IntakeDocument(arrived.Row.Id, arrived.Fetched, arrived.At, definition, pass.Request.IsBackfill, pass.VersionFor(arrived.Fetched));
        if (pass.Request.Retry is { } retry)
            document = await retry.JudgeAsync(document, arrived.Row, cancellationToken);
        await intake.RunAsync(document, () => WhyEmptyAsync(arrived.Row, cancellationToken), cancellationToken);
        pass.Counts.Add(arrived.Fetched.Url, intake.Tally);
    }

    /// <summary>No rows where there were some is a failure of the source, not an empty day.</summary>
    private async Task<string?> WhyEmptyAsync(DocumentRow row, CancellationToken cancellationToken) =>
        await documents.PreviousRecordsAsync(row.SourceId, row.Url, row.Id, cancellationToken) is > 0 and var earlier
            ? $"It has no rows, where the reading before had {earlier}."
            : null;
}
