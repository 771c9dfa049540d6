namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// A delivery on a thread that is not the pool's: it blocks while it waits for its turn to end, and the framework's client blocks
/// even where it calls itself asynchronous. Threads of the pool are left to what comes after a server's answer.
/// </summary>
internal static class DeliveryThread
{
    /// <summary>Longer than any delivery takes whose token is heeded: for a client's own clock.</summary>
    internal static TimeSpan Longest(SmtpOptions options) => 4 * options.Timeout;

    /// <param name="ending">Waits for the mail's turn to end.</param>
    /// <param name="deliver">Calls what it is given before it sends the last bytes, and breaks off when the token says so.</param>
    internal static async Task<DeliveryAnswer> RunAsync(
        SmtpOptions options, Action ending, Func<Action, CancellationToken, DeliveryAnswer> deliver, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        var token = limit.Token;
        var delivery = new TaskCompletionSource<DeliveryAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayBeOut = false;
        DeliveryThreads.Run(Deliver);
        try
        {
            return await delivery.Task.WaitAsync(token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryAnswer.Unreachable(Volatile.Read(ref mayBeOut)
                ? FormattableString.Invariant($"{options.Host} took the whole mail and did not answer within {options.Timeout.TotalSeconds:0.#} seconds; it may be out.")
                : FormattableString.Invariant($"{options.Host} did not take the mail within {options.Timeout.TotalSeconds:0.#} seconds."));
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
            if (Volatile.Read(ref mayBeOut))
                return;

            // Until the mails before this one have their answer it is not the server that keeps it waiting.
            limit.CancelAfter(Timeout.InfiniteTimeSpan);
            ending();

            // One that was given up meanwhile must not go out.
            token.ThrowIfCancellationRequested();
            Volatile.Write(ref mayBeOut, true);
            limit.CancelAfter(options.Timeout);
        }
    }
}
