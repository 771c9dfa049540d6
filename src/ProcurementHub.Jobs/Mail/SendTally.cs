namespace ProcurementHub.Jobs.Mail;

/// <summary>What the workers of one pass have done so far.</summary>
internal sealed class SendTally
{
    private int sent;
    private int postponed;
    private int givenUp;
    private int unreachableInARow;
    private string? lastError;

    internal int UnreachableInARow => Volatile.Read(ref unreachableInARow);

    internal void CountSent()
    {
        Interlocked.Increment(ref sent);
        Volatile.Write(ref unreachableInARow, 0);
    }

    internal void CountRefused(bool isPostponed, DeliveryAnswer answer)
    {
        Interlocked.Increment(ref isPostponed ? ref postponed : ref givenUp);
        if (answer.IsUnreachable)
            Interlocked.Increment(ref unreachableInARow);
        else
            Volatile.Write(ref unreachableInARow, 0);
        lastError = answer.Reason;
    }

    internal SendResult Result() => new(sent, postponed, givenUp, lastError);
}
