using System.Globalization;
using Microsoft.Extensions.Logging;
using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Jobs.Nodes;

/// <summary>
/// Work that one node does at a time, whichever comes first. A node that dies loses it after a while, and another does it
/// from the start: the work itself must bear being broken off anywhere and being done twice.
/// </summary>
public sealed partial class SoleWork(LeaseStore leases, TimeProvider time, ILogger<SoleWork> logger)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    public Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync(name, TimeSpan.Zero, work, cancellationToken);

    /// <param name="every">How long the work is done with once it came to its end, on whichever node.</param>
    public async Task RunAsync(string name, TimeSpan every, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (!await TakeAsync(name, every, cancellationToken))
            return;
        if (!await DoAsync(name, work, cancellationToken))
            LogLost(name);
    }

    /// <summary>For who asks for it by hand: waits until nobody else is about it, and does it whenever it was last done.</summary>
    /// <param name="waiting">Told once, where there is need to wait: who is about it, and since when.</param>
    public async Task<TResult> RunNextAsync<TResult>(
        string name, Func<CancellationToken, Task<TResult>> work, Action<string> waiting, CancellationToken cancellationToken)
    {
        var isTold = false;
        while (!await TakeAsync(name, TimeSpan.Zero, cancellationToken))
        {
            if (!isTold && await leases.HolderAsync(name, cancellationToken) is { } holder)
            {
                waiting(string.Create(CultureInfo.InvariantCulture, $"{NodeName.Told(holder.Owner)} since {holder.TakenAt:yyyy-MM-dd HH:mm:ss} UTC"));
                isTold = true;
            }

            await Task.Delay(LookAgain, time, cancellationToken);
        }

        var result = default(TResult);
        return await DoAsync(name, async working => { result = await work(working); }, cancellationToken)
            ? result!
            : throw new TimeoutException($"This process gave no sign of life for too long, and another has taken over: {name}. What it had done is kept.");
    }

    /// <returns>False when another node has taken it over.</returns>
    private async Task<bool> DoAsync(string name, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        DateTimeOffset? doneAt = null;
        await using var heartbeat = new Heartbeat(
            beating => leases.HoldAsync(name, NodeName.Current, time.GetUtcNow() + Heartbeat.LongestSilence, beating), time, cancellationToken);
        try
        {
            await work(heartbeat.Token);
            doneAt = time.GetUtcNow();
            return true;
        }
        catch (OperationCanceledException) when (heartbeat.IsLost && !cancellationToken.IsCancellationRequested)
        {
            return false;
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
