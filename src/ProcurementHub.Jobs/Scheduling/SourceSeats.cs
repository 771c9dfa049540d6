namespace ProcurementHub.Jobs.Scheduling;

/// <summary>
/// How many sources are collected from at once. A seat is lent for a while only: a pass that takes longer goes
/// on without one, so that a few portals that hang or crawl cannot keep all others waiting.
/// </summary>
internal sealed class SourceSeats(int seats, TimeSpan lentFor, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim free = new(seats);

    /// <returns>To be disposed of at the end of the pass.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        return new Seat(free, lentFor, time);
    }

    public void Dispose() => free.Dispose();

    private sealed class Seat : IDisposable
    {
        private readonly SemaphoreSlim free;
        private readonly ITimer timer;
        private int given;

        public Seat(SemaphoreSlim free, TimeSpan lentFor, TimeProvider time)
        {
            this.free = free;
            timer = time.CreateTimer(_ => GiveBack(), null, lentFor, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            timer.Dispose();
            GiveBack();
        }

        private void GiveBack()
        {
            if (Interlocked.Exchange(ref given, 1) == 0)
                free.Release();
        }
    }
}
