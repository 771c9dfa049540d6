using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Evidence;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// Keeps one portion of a pass while the next is fetched and read. Portions are kept in the order in which
/// they come, at most one is on its way, and the evidence is on the disk before the database tells of it.
/// </summary>
/// <param name="kept">Called when a portion is committed, before another one is begun.</param>
internal sealed class SavingLane(
    CollectionStore store, EvidenceIntake evidence, long runId, Action<Portion, IReadOnlyList<BatchResult>> kept, TimeProvider time) : IAsyncDisposable
{
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for the portion before, and throws what that one failed with. What is on its way comes to its end.</summary>
    public async Task AddAsync(Portion portion)
    {
        await _last;
        _last = Task.Run(() => KeepAsync(portion));
    }

    /// <summary>Everything that was added is kept when this returns.</summary>
    public Task SettleAsync() => _last;

    /// <summary>Where the pass failed, nobody goes on before the portion that was on its way has ended.</summary>
    public async ValueTask DisposeAsync() => await _last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task KeepAsync(Portion portion)
    {
        foreach (var (sha256, bytes) in portion.Evidence)
            evidence.Add(sha256, bytes.Span);
        evidence.Settle();
        var results = await store.SaveAsync(
            new PassPortion
            {
                RunId = runId,
                At = time.GetUtcNow(),
                Documents = portion.Documents,
                Batches = portion.Batches,
                Position = portion.Position,
                ResumedFrom = portion.ResumedFrom,
            }, CancellationToken.None);
        kept(portion, results);
    }
}
