using System.Reflection;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Jobs.Telemetry;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Sources.Fetching;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Documents;
using ProcurementHub.Storage.Evidence;
using ProcurementHub.Storage.Plans;
using ProcurementHub.Storage.Sources;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// One pass over one source: every document is kept as evidence before it is read, and what fails is recorded
/// against its document or the source while the rest goes on.
/// </summary>
public sealed class Collector(
    PassReading reading,
    SourceStore sources,
    PassStore passes,
    DocumentStore documents,
    CollectionStore collection,
    EvidenceFolder evidence,
    PassClosing closing,
    PlanTying ties,
    TimeProvider time)
{
    // A newer hub may read the same bytes better, so it reads them again.
    private static readonly string ProgramVersion =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    // Lists have moved on since then: what is new stands at their beginning. But who is asked less often must come to
    // their end as well, where one pass may not make as many requests as that takes.
    private static readonly TimeSpan LongestBreak = TimeSpan.FromDays(1);

    private readonly PassesHere here = new();

    public async Task<CollectSummary> CollectAsync(
        CollectRequest request, IProgress<CollectProgress>? progress, CancellationToken cancellationToken)
    {
        var definition = request.Definition;
        var started = time.GetTimestamp();
        using var trace = HubTraces.Begin("collect", definition.Id);
        evidence.CheckRoom();
        await sources.UpsertAsync(Registrations(definition), time.GetUtcNow(), cancellationToken);
        var begun = await BeginAsync(request, cancellationToken);
        if (begun.RunId is not { } runId)
            return CollectSummary.Held(
                definition.Id, begun.HeldBy is { } held ? PassOwner.Told(held) : "Another process has collected from it meanwhile; nothing was done here.");
        using var present = here.Begin(runId);
        await using var lease = new Heartbeat(beating => passes.BeatAsync(runId, time.GetUtcNow(), beating), time, cancellationToken);
        var counts = new PassCounts();
        var known = new KnownDocuments(
            documents, evidence, definition.Id, VersionFor(definition), await documents.HasAnyAsync(definition.Id, cancellationToken), time);
        using var intake = evidence.OpenIntake();
        await using var lane = new SavingLane(collection, intake, runId, Kept, time);
        var pass = new Pass(request, runId, VersionFor(definition), counts, known, intake, new Gathering(lane, time), progress)
        {
            From = begun.Position is { } text ? new WalkPosition(text) : null,
        };
        try
        {
            await reading.RunAsync(pass, lease.Token);
        }
        catch (Exception exception) when (lease.IsLost || exception is PassLostException)
        {
            return CollectSummary.Held(definition.Id, "Another process took the source over while this one gave no sign; what it had finished is kept.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            counts.Fail(null, "The pass was stopped before its end.");
            await closing.FinishAsync(request, runId, counts, RunOutcome.Interrupted, isWhole: false, CancellationToken.None);
            HubMeters.BrokenOff(definition.Id, "interrupted");
            throw;
        }
        catch (Exception exception)
        {
            // What was on its way counts, whichever way it ends.
            await lane.DisposeAsync();
            // Where it is the hub that could not keep what came, nothing speaks against the source: the next pass goes on from here.
            var isOurs = OutsideWorld.HasFailed(exception);
            counts.Fail(null, isOurs ? $"The hub could not go on: {exception.Message}" : exception.Message);
            await closing.FinishAsync(request, runId, counts, isOurs ? RunOutcome.Interrupted : RunOutcome.Failed, isWhole: false, CancellationToken.None);
            HubMeters.BrokenOff(definition.Id, isOurs ? "interrupted" : "failed");
            trace.Fail(exception);
            throw;
        }

        counts.Close();
        await closing.FinishAsync(request, runId, counts, brokenOff: null, isWhole: counts.WentOnFrom is null, cancellationToken);
        await ties.RunAsync(cancellationToken);
        var summary = counts.ToSummary(definition.Id, time.GetElapsedTime(started).TotalSeconds);
        HubMeters.Collected(summary);
        return summary;

        void Kept(Portion portion, IReadOnlyList<BatchResult> results)
        {
            counts.Kept(results);
            portion.Documents.ForEach(known.Kept);
        }
    }

    private Task<BegunPass> BeginAsync(CollectRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var start = new PassStart
        {
            SourceId = request.Definition.Id,
            Owner = NodeName.Current,
            Walk = request.Walk,
            IsRetry = request.Retry is not null,
            Planned = request.Planned,
            At = now,
            PositionsSince = now - Longer(LongestBreak, 2 * request.Definition.Every),
        };
        return passes.BeginAsync(start, open => PassOwner.IsAlive(open, now) || here.Has(open), cancellationToken);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static SourceRegistration[] Registrations(SourceDefinition definition) =>
        definition.Publisher is { } publisher ? [Registration(definition), Registration(publisher)] : [Registration(definition)];

    private static SourceRegistration Registration(SourceDefinition definition) =>
        new(definition.Id, definition.Title?.Es ?? definition.Id, definition.Fingerprint);

    private static string VersionFor(SourceDefinition definition) => $"{ProgramVersion}/{definition.Fingerprint}";
}
