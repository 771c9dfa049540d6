using System.Reflection;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Sources.Normalising;
using ProcurementHub.Sources.Reading;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// One pass over one source: every document is kept as evidence before it is read, and what fails is recorded
/// against its document or the source while the rest goes on.
/// </summary>
public sealed class Collector(
    Normaliser normaliser,
    ReaderRegistry readers,
    HttpFetcher http,
    SourceStore sources,
    PassStore passes,
    DocumentStore documents,
    CollectionStore collection,
    EvidenceFolder evidence,
    PassClosing closing,
    TimeProvider time)
{
    // A newer hub may read the same bytes better, so it reads them again.
    private static readonly string ProgramVersion =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    // Lists have moved on since then: what is new stands at their beginning.
    private static readonly TimeSpan LongestBreak = TimeSpan.FromDays(1);

    public async Task<CollectSummary> CollectAsync(
        CollectRequest request, IProgress<CollectProgress>? progress, CancellationToken cancellationToken)
    {
        var definition = request.Definition;
        var started = time.GetTimestamp();
        await sources.UpsertAsync(Registrations(definition), time.GetUtcNow(), cancellationToken);
        var begun = await BeginAsync(request, cancellationToken);
        if (begun.RunId is not { } runId)
            return CollectSummary.Held(definition.Id, PassOwner.Told(begun.HeldBy!));
        await using var lease = new PassLease(passes, runId, time, cancellationToken);
        using var intake = evidence.OpenIntake();
        await using var lane = new SavingLane(collection);
        var pass = new Pass(request, runId, new PassCounts(), intake, lane, lease, progress, begun.Position is { } text ? new WalkPosition(text) : null);
        try
        {
            if (definition.Documents.Precedence.Count > 0)
                await ReadTogetherAsync(pass, lease.Token);
            else
                await ReadOneByOneAsync(pass, lease.Token);
            await lane.SettleAsync();
        }
        catch (OperationCanceledException) when (lease.IsLost)
        {
            await lane.DisposeAsync();
            return CollectSummary.Held(definition.Id, "Another process took the source over while this one gave no sign; what it had finished is kept.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was on its way counts, whichever way it ends.
            await lane.DisposeAsync();
            pass.Counts.Fail(null, "The pass was stopped before its end.");
            await closing.FinishAsync(request, runId, pass.Counts, RunOutcome.Interrupted, isWhole: false, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            await lane.DisposeAsync();
            pass.Counts.Fail(null, exception.Message);
            await closing.FinishAsync(request, runId, pass.Counts, RunOutcome.Failed, isWhole: false, CancellationToken.None);
            throw;
        }

        pass.Counts.Close();
        await closing.FinishAsync(request, runId, pass.Counts, brokenOff: null, isWhole: pass.Counts.WentOnFrom is null, cancellationToken);
        return pass.Counts.ToSummary(definition.Id, time.GetElapsedTime(started).TotalSeconds);
    }

    private Task<BegunPass> BeginAsync(CollectRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var start = new PassStart
        {
            SourceId = request.Definition.Id,
            Owner = PassOwner.Current,
            Walk = request.Walk,
            At = now,
            PositionsSince = now - LongestBreak,
        };
        return passes.BeginAsync(start, open => PassOwner.IsAlive(open, now), cancellationToken);
    }

    private static SourceRegistration[] Registrations(SourceDefinition definition) =>
        definition.Publisher is { } publisher ? [Registration(definition), Registration(publisher)] : [Registration(definition)];

    private static SourceRegistration Registration(SourceDefinition definition) =>
        new(definition.Id, definition.Title?.Es ?? definition.Id, definition.Fingerprint);

    private async Task ReadOneByOneAsync(Pass pass, CancellationToken cancellationToken)
    {
        await foreach (var arrived in ArriveAsync(pass, cancellationToken))
        {
            await using (arrived.Fetched)
            {
                if (arrived.Row.IsKnown)
                    pass.Counts.AddKnown(arrived.Row);
                else
                    await ReadAsync(pass, arrived, memory: null, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Ranked documents make one statement together. What one of them says may be overruled by another, so
    /// either all of them are as they were, or all are read.
    /// </summary>
    private async Task ReadTogetherAsync(Pass pass, CancellationToken cancellationToken)
    {
        var arrived = new List<Arrived>();
        try
        {
            await foreach (var document in ArriveAsync(pass, cancellationToken))
                arrived.Add(document);
            var isKnown = arrived.TrueForAll(document => document.Row.IsKnown);
            var memory = new PassMemory();
            foreach (var document in arrived)
            {
                if (isKnown)
                    pass.Counts.AddKnown(document.Row);
                else
                    await ReadAsync(pass, document, memory, cancellationToken);
            }
        }
        finally
        {
            foreach (var document in arrived)
                await document.Fetched.DisposeAsync();
        }
    }

    private async IAsyncEnumerable<Arrived> ArriveAsync(
        Pass pass, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var definition = pass.Request.Definition;
        var known = new KnownDocuments(documents, evidence, definition.Id);
        await foreach (var result in pass.Request.Fetcher(http, time, known.FindAsync, pass.From).FetchAsync(definition, cancellationToken))
        {
            if (result is not FetchResult.Fetched { Document: var fetched })
            {
                await NoteAsync(pass, result, cancellationToken);
                continue;
            }

            var sha256 = fetched.Sha256 ?? await KeepAsync(pass, fetched, cancellationToken);
            var at = time.GetUtcNow();
            var row = await documents.RecordFetchedAsync(new Storage.Documents.FetchedDocument
            {
                SourceId = definition.Id,
                RunId = pass.RunId,
                Url = fetched.Url,
                Sha256 = sha256,
                Bytes = fetched.Length,
                MediaType = fetched.MediaType,
                Charset = fetched.Charset,
                HttpStatus = fetched.IsNotModified ? null : fetched.HttpStatus,
                Etag = fetched.ETag,
                LastModified = fetched.LastModified?.ToString("O"),
                At = at,
                ReaderVersion = VersionFor(definition),
            }, cancellationToken);
            pass.Counts.CameIn(fetched.IsNotModified ? 0 : fetched.Length);
            pass.Progress?.Report(new(definition.Id, fetched.Url, pass.Counts.Documents, pass.Counts.Records));
            yield return new Arrived(fetched, row, at);
        }
    }

    private static async Task<byte[]> KeepAsync(Pass pass, Sources.Fetching.FetchedDocument fetched, CancellationToken cancellationToken)
    {
        await using var content = fetched.OpenRead();
        var stored = await pass.Intake.AddAsync(content, cancellationToken);
        pass.Intake.Settle();
        return stored.Sha256;
    }

    private async Task NoteAsync(Pass pass, FetchResult result, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case FetchResult.Failed failed:
                pass.Counts.Fail(failed.Url.Length == 0 ? null : failed.Url, failed.Reason);
                pass.Counts.LeaveAlone(failed.RetryAfter);
                break;
            case FetchResult.WentOn(var position):
                pass.Counts.WentOnFrom = position.Place;
                await passes.GoOnAsync(pass.RunId, position.Place, cancellationToken);
                break;
            case FetchResult.Reached(var position) when pass.Request.Walk is not null:
                // Never ahead of what is kept.
                await pass.Lane.SettleAsync();
                if (!await passes.ReachAsync(pass.RunId, position.Text, time.GetUtcNow(), cancellationToken))
                    pass.Lease.Lose();
                break;
        }
    }

    private async Task ReadAsync(Pass pass, Arrived arrived, PassMemory? memory, CancellationToken cancellationToken)
    {
        var definition = pass.Request.Definition;
        var intake = new DocumentIntake(readers.For(definition), normaliser, pass.Lane, memory);
        var document = new IntakeDocument(
            arrived.Row.Id, arrived.Fetched, arrived.Fetched.OpenRead, arrived.At, definition, pass.Request.IsBackfill, VersionFor(definition));
        await intake.RunAsync(document, () => WhyEmptyAsync(arrived.Row, cancellationToken), cancellationToken);
        pass.Counts.Add(arrived.Fetched.Url, intake);
    }

    /// <summary>No rows where there were some is a failure of the source, not an empty day.</summary>
    private async Task<string?> WhyEmptyAsync(DocumentRow row, CancellationToken cancellationToken) =>
        await documents.PreviousRecordsAsync(row.SourceId, row.Url, row.Id, cancellationToken) is > 0 and var earlier
            ? $"It has no rows, where the reading before had {earlier}."
            : null;

    private static string VersionFor(SourceDefinition definition) => $"{ProgramVersion}/{definition.Fingerprint}";

    private sealed record Pass(
        CollectRequest Request, long RunId, PassCounts Counts, EvidenceIntake Intake, SavingLane Lane, PassLease Lease, IProgress<CollectProgress>? Progress, WalkPosition? From);

    private sealed record Arrived(Sources.Fetching.FetchedDocument Fetched, DocumentRow Row, DateTimeOffset At);
}
