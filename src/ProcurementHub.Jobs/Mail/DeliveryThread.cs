namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// A delivery on a thread that is not the pool's: it blocks while it waits for its turn to end, and the framework's client blocks
/// even where it calls itself asynchronous. Threads of the pool are left to what comes after a server's answer.
/// </summary>
internal static class DeliveryThread
{
    /// <summary>How long a server may take up to the end of a mail, and once more to answer it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="ending">Waits for the mail's turn to end.</param>
    /// <param name="deliver">Calls what it is given before it sends the last bytes.</param>
    internal static async Task<DeliveryAnswer> RunAsync(
        string host, Action ending, Func<Action, CancellationToken, DeliveryAnswer> deliver, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var token = limit.Token;
        var delivery = new TaskCompletionSource<DeliveryAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        DeliveryThreads.Run(Deliver);
        try
        {
            return await delivery.Task.WaitAsync(token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryAnswer.Unreachable($"{host} gave no answer within {Patience.TotalSeconds:0} seconds.");
        }

        void Deliver()
        {
            try
            {
                delivery.SetResult(deliver(End, token));
            }
            catch (Exception failure)
            {
                delivery.SetException(failure);
            }
        }

        void End()
        {
            ending();

            // One that was given up meanwhile must not go out.
            token.ThrowIfCancellationRequested();
            limit.CancelAfter(Patience);
        }
    }
}
