using System.Threading.Channels;
using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Marks mails as sent, as many as there are at once. What the server took and is not yet marked goes out again
/// after a crash: so that time is kept short, and workers do not wait in a row for the one writer of the database.
/// </summary>
internal sealed class SentMarks : IAsyncDisposable
{
    private readonly Channel<(long Id, TaskCompletionSource Marked)> taken =
        Channel.CreateUnbounded<(long, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly OutboxStore outbox;
    private readonly string owner;
    private readonly TimeProvider time;
    private readonly Task writing;

    internal SentMarks(OutboxStore outbox, string owner, TimeProvider time)
    {
        this.outbox = outbox;
        this.owner = owner;
        this.time = time;
        writing = Task.Run(WriteAsync);
    }

    /// <summary>Done when the mark is kept.</summary>
    internal Task MarkAsync(long id)
    {
        var marked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return taken.Writer.TryWrite((id, marked)) ? marked.Task : throw new ObjectDisposedException(nameof(SentMarks));
    }

    public async ValueTask DisposeAsync()
    {
        taken.Writer.Complete();
        await writing;
    }

    private async Task WriteAsync()
    {
        var some = new List<(long Id, TaskCompletionSource Marked)>();
        while (await taken.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (taken.Reader.TryRead(out var one))
                some.Add(one);
            try
            {
                await outbox.MarkSentAsync([.. some.Select(one => one.Id)], owner, time.GetUtcNow(), CancellationToken.None);
                some.ForEach(one => one.Marked.SetResult());
            }
            catch (Exception failure)
            {
                // Each worker learns it as its own.
                some.ForEach(one => one.Marked.SetException(failure));
            }

            some.Clear();
        }
    }
}
