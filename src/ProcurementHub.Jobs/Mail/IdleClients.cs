using System.Collections.Concurrent;
using System.Diagnostics;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Connections between two mails. A server closes one that stays silent, and the next mail on it would fail for
/// nothing: those that have rested for long are closed from here.
/// </summary>
internal sealed class IdleClients<TClient> : IDisposable
    where TClient : class, IDisposable
{
    private static readonly TimeSpan longestRest = TimeSpan.FromSeconds(15);

    private readonly ConcurrentBag<(TClient Client, long Since)> idle = [];

    internal TClient? Take()
    {
        while (idle.TryTake(out var kept))
        {
            if (Stopwatch.GetElapsedTime(kept.Since) < longestRest)
                return kept.Client;
            kept.Client.Dispose();
        }

        return null;
    }

    internal void Put(TClient client) => idle.Add((client, Stopwatch.GetTimestamp()));

    public void Dispose()
    {
        while (idle.TryTake(out var kept))
            kept.Client.Dispose();
    }
}
