using System.Data.Common;
using ProcurementHub.Storage.Collecting;

namespace ProcurementHub.Jobs.Collecting;

/// <summary>
/// Shows that a pass is alive while it runs. A machine that slept may find that another has taken its source:
/// then the pass ends at once.
/// </summary>
internal sealed class PassLease : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _pass;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _beating;

    public PassLease(PassStore passes, long runId, TimeProvider time, CancellationToken cancellationToken)
    {
        _pass = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _beating = BeatAsync(passes, runId, time, _end.Token);
    }

    /// <summary>Of the pass: also cancelled when it is lost.</summary>
    public CancellationToken Token => _pass.Token;

    public bool IsLost { get; private set; }

    public void Lose()
    {
        IsLost = true;
        _pass.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _pass.Dispose();
    }

    private async Task BeatAsync(PassStore passes, long runId, TimeProvider time, CancellationToken end)
    {
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(end))
        {
            try
            {
                if (!await passes.BeatAsync(runId, time.GetUtcNow(), end))
                    Lose();
            }
            catch (DbException)
            {
                // A database that is busy may have time for the next beat; the pass itself will tell if it is gone.
            }
        }
    }
}
