using System.Collections.Concurrent;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Threads for what blocks, apart from those of the pool. One that is done waits a while for the next: to start one
/// anew for each mail costs more than the mail.
/// </summary>
internal static class DeliveryThreads
{
    private static readonly TimeSpan longestRest = TimeSpan.FromSeconds(15);
    private static readonly BlockingCollection<Action> work = [];

    // Threads that wait and have not been promised any work.
    private static int free;

    /// <param name="action">Catches what it throws.</param>
    internal static void Run(Action action)
    {
        if (TakeFree())
            work.Add(action);
        else
            new Thread(Work) { IsBackground = true, Name = "Mail" }.Start(action);
    }

    private static void Work(object? first)
    {
        var next = (Action)first!;
        do
        {
            next();
            Interlocked.Increment(ref free);
        }
        while (work.TryTake(out next!, longestRest) || (!TakeFree() && work.TryTake(out next!, Timeout.Infinite)));
    }

    private static bool TakeFree()
    {
        if (Interlocked.Decrement(ref free) >= 0)
            return true;
        Interlocked.Increment(ref free);
        return false;
    }
}
