using System.Data.Common;

namespace ProcurementHub.Jobs.Nodes;

/// <summary>
/// Shows that work is alive while it runs: a pass, a lease, mails that were taken. A machine that slept may find that
/// another has taken its work: then it ends here at once.
/// </summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    /// <summary>Short enough that three may be missed before a silence is too long.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Who gives no sign for so long is taken for dead, wherever it runs. Others look once a minute, and have its work
    /// within two minutes.
    /// </summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(50);

    /// <summary>A sign from further ahead was given under a clock that was set wrong, and is none.</summary>
    public static readonly TimeSpan ClockPlay = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource work;
    private readonly CancellationTokenSource end = new();
    private readonly Func<CancellationToken, Task<bool>> beat;
    private readonly TimeProvider time;
    private readonly Task beating;

    /// <param name="beat">Says that the work is alive; false when it is somebody else's.</param>
    public Heartbeat(Func<CancellationToken, Task<bool>> beat, TimeProvider time, CancellationToken cancellationToken)
    {
        this.beat = beat;
        this.time = time;
        work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        beating = BeatAsync();
    }

    /// <summary>Of the work: also cancelled when it is lost.</summary>
    public CancellationToken Token => work.Token;

    public bool IsLost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
        work.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(end.Token))
        {
            try
            {
                if (!await beat(end.Token))
                    Lose();
            }
            catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
            {
                // A database that is busy may have time for the next beat; the work itself will tell if it is gone.
            }
        }
    }

    private void Lose()
    {
        IsLost = true;
        work.Cancel();
    }
}
