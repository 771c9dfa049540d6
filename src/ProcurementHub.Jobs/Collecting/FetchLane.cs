using System.Threading.Channels;
using ProcurementHub.Sources.Fetching;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>Fetches the next documents while the ones before are read. How many may wait is bounded.</summary>
internal sealed class FetchLane : IAsyncDisposable
{
    private const int MostWaiting = 64;

    private readonly Channel<FetchResult> _waiting = Channel.CreateBounded<FetchResult>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    private readonly CancellationTokenSource _stop;
    private readonly Task _fetching;

    public FetchLane(IDocumentFetcher fetcher, Sources.Definitions.SourceDefinition definition, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _fetching = Task.Run(() => FetchAsync(fetcher.FetchAsync(definition, _stop.Token), _stop.Token), CancellationToken.None);
    }

    /// <param name="meanwhile">What can be done while nothing has come in, and how long it may wait for that.</param>
    /// <returns>Null at the end.</returns>
    public async ValueTask<FetchResult?> NextAsync(Gathering meanwhile, CancellationToken cancellationToken)
    {
        FetchResult? next;
        while (!_waiting.Reader.TryRead(out next))
        {
            var coming = _waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
            if (meanwhile.Patience is { } patience && !coming.IsCompleted && await Task.WhenAny(coming, Task.Delay(patience, cancellationToken)) != coming)
                await meanwhile.SaveAsync();
            if (!await coming)
                return null;
        }

        return next;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _fetching;
        while (_waiting.Reader.TryRead(out var result))
        {
            if (result is FetchResult.Fetched { Document: var document })
                await document.DisposeAsync();
        }

        _stop.Dispose();
    }

    private async Task FetchAsync(IAsyncEnumerable<FetchResult> results, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var result in results)
                await _waiting.Writer.WriteAsync(result, cancellationToken);
            _waiting.Writer.Complete();
        }
        catch (Exception exception)
        {
            // Whoever takes from the lane gets it as his own, behind all that came in before.
            _waiting.Writer.Complete(exception);
        }
    }
}
