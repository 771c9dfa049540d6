using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>What a definition makes of its documents, with nothing kept.</summary>
public sealed record SourceCheckResult
{
    public required int Documents { get; init; }

    public required int Records { get; init; }

    public required int Notices { get; init; }

    /// <summary>Rows about items; whether their notices are known is not asked.</summary>
    public int Items { get; init; }

    public required int PlanLines { get; init; }

    public int PlanPublications { get; init; }

    public int ListedEntities { get; init; }

    public required int Rejected { get; init; }

    public required IReadOnlyList<CheckedRecord> Samples { get; init; }

    public required IReadOnlyList<CollectFinding> Findings { get; init; }

    public required IReadOnlyList<CollectFailure> Failures { get; init; }
}

/// <param name="Normalised">None that was rejected.</param>
public sealed record CheckedRecord(string Document, string Position, NormalisedRecord Normalised);

/// <summary>Reads a source without storing anything.</summary>
public sealed class SourceCheck(Normaliser normaliser, ReaderRegistry readers, HttpFetcher http, TimeProvider time)
{
    public async Task<SourceCheckResult> RunAsync(CollectRequest request, int samples, CancellationToken cancellationToken)
    {
        var tally = new DocumentTally();
        var failures = new List<CollectFailure>();
        var shown = new List<CheckedRecord>();
        var count = 0;
        await foreach (var result in request.Fetcher(http, time).FetchAsync(request.Definition, cancellationToken))
        {
            if (result is FetchResult.Failed failed)
            {
                failures.Add(new(failed.Url.Length == 0 ? null : failed.Url, failed.Reason));
                continue;
            }

            if (result is FetchResult.Ended ended)
                failures.Add(new(null, ended.Reason));
            if (result is not FetchResult.Fetched { Document: var fetched })
                continue;
            await using var document = fetched;
            count++;
            await using var content = document.OpenRead();
            await foreach (var item in readers.For(request.Definition).ReadAsync(content, document.Origin, request.Definition, cancellationToken))
            {
                if (item is ReadItem.Broken(var reason))
                    failures.Add(new(document.Url, reason));
                else if (Take(item, document, request, tally) is { } sample && shown.Count < samples)
                    shown.Add(sample);
            }
        }

        return new SourceCheckResult
        {
            Documents = count,
            Records = tally.Records,
            Notices = tally.Notices,
            Items = tally.Items,
            PlanLines = tally.PlanLines,
            PlanPublications = tally.PlanPublications,
            ListedEntities = tally.ListedEntities,
            Rejected = tally.Rejected,
            Samples = shown,
            Findings = [.. tally.Findings.OrderByDescending(finding => finding.Count)],
            Failures = failures,
        };
    }

    private CheckedRecord? Take(ReadItem item, FetchedDocument document, CollectRequest request, DocumentTally tally)
    {
        tally.Records++;
        if (item is ReadItem.Unreadable(var position, var reason, _))
        {
            tally.Reject($"{document.Url}, {position}", null, reason, null);
            return null;
        }

        var record = ((ReadItem.Found)item).Record;
        document.Complete(record);
        var normalised = normaliser.Normalise(record, request.Definition);
        tally.Note($"{document.Url}, {record.Position}", normalised.Diagnostics);
        if (normalised.Rejection is { } rejection)
        {
            tally.Reject($"{document.Url}, {record.Position}", null, rejection, null);
            return null;
        }

        _ = normalised switch
        {
            { Notice: not null } => tally.Notices++,
            { Items: not null } => tally.Items++,
            { PlanLine: not null } => tally.PlanLines++,
            { PlanPublication: not null } => tally.PlanPublications++,
            _ => tally.ListedEntities++,
        };
        return new CheckedRecord(document.Url, record.Position, normalised);
    }
}
