using ProcurementHub.Storage.Collecting;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// Keeps one batch while the next is read, also from the end of one document to the beginning of the next.
/// Batches are kept in the order in which they come, and at most one is on its way.
/// </summary>
internal sealed class SavingLane(CollectionStore store) : IAsyncDisposable
{
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for the batch before, and throws what that one failed with.</summary>
    /// <param name="kept">Called when the batch is committed, before another one is begun.</param>
    public async Task AddAsync(DocumentBatch batch, Action<BatchResult> kept, CancellationToken cancellationToken)
    {
        await _last;
        _last = Task.Run(async () => kept(await store.SaveAsync(batch, cancellationToken)), cancellationToken);
    }

    /// <summary>Everything that was added is kept when this returns.</summary>
    public Task SettleAsync() => _last;

    /// <summary>Where reading failed, nobody goes on before the batch that was on its way has ended.</summary>
    public async ValueTask DisposeAsync() => await _last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
