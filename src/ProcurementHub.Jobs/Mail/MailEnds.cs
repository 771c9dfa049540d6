namespace ProcurementHub.Jobs.Mail;

/// <summary>
/// Between its last bytes and the note that it was sent nobody knows of a mail whether it is out: after a crash it goes
/// out again. So only so many mails come to their end at once, however many are on their way.
/// </summary>
/// <param name="answer">How long a server may take to answer a mail.</param>
internal sealed class MailEnds(int most, TimeSpan answer) : IDisposable
{
    // One mail that gets no answer does not take the others with it: by then it has been given up and noted.
    private readonly TimeSpan patience = answer + TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim places = new(most);

    internal MailEnd Mail() => new(places, patience);

    public void Dispose() => places.Dispose();

    /// <summary>The end of one mail.</summary>
    internal sealed class MailEnd(SemaphoreSlim places, TimeSpan patience) : IDisposable
    {
        private readonly Lock guard = new();
        private bool isIn;
        private bool isOver;

        /// <summary>Waits until this mail may come to its end.</summary>
        /// <exception cref="TimeoutException">It must not be ended: those before it get no answer, or it was given up.</exception>
        internal void Enter()
        {
            if (isIn)
                return;
            if (!places.Wait(patience))
                throw new TimeoutException("The mails before this one get no answer.");
            lock (guard)
            {
                isIn = !isOver;
                if (isIn)
                    return;
            }

            places.Release();
            throw new TimeoutException("The mail was given up.");
        }

        /// <summary>What became of the mail is noted.</summary>
        public void Dispose()
        {
            lock (guard)
            {
                isOver = true;
                if (!isIn)
                    return;
            }

            places.Release();
        }
    }
}
