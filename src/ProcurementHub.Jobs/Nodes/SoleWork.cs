using Microsoft.Extensions.Logging;
using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Jobs.Nodes;

/// <summary>
/// Work that one node does at a time, whichever comes first. A node that dies loses it after a while, and another does it
/// from the start: the work itself must bear being broken off anywhere and being done twice.
/// </summary>
internal sealed partial class SoleWork(LeaseStore leases, TimeProvider time, ILogger<SoleWork> logger)
{
    public Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync(name, TimeSpan.Zero, work, cancellationToken);

    /// <param name="every">How long the work is done with once it came to its end, on whichever node.</param>
    public async Task RunAsync(string name, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (!await TakeAsync(name, every, cancellationToken))
            return;
        DateTimeOffset? doneAt = null;
        await using var heartbeat = new Heartbeat(
            beating => leases.HoldAsync(name, NodeName.Current, time.GetUtcNow() + Heartbeat.LongestSilence, beating), time, cancellationToken);
        try
        {
            await work(heartbeat.Token);
            doneAt = time.GetUtcNow();
        }
        catch (OperationCanceledException) when (heartbeat.IsLost && !cancellationToken.IsCancellationRequested)
        {
            LogLost(name);
        }
        finally
        {
            if (!heartbeat.IsLost)
                await leases.ReleaseAsync(name, NodeName.Current, doneAt, CancellationToken.None);
        }
    }

    private Task<bool> TakeAsync(string name, TimeSpan every, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wish = new LeaseWish { Name = name, Owner = NodeName.Current, At = now, Until = now + Heartbeat.LongestSilence, DueSince = now - every };
        return leases.TakeAsync(wish, NodeName.HasEnded, cancellationToken);
    }

    [LoggerMessage(3101, LogLevel.Warning, "{Work} was taken over by another node while this one gave no sign; it was stopped here")]
    private partial void LogLost(string work);
}
