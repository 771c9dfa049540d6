namespace ProcurementHub.Sources.Fetching.Network;

/// <summary>What one request to one address came to.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    public sealed record Arrived(FetchedDocument Document) : Answer;

    /// <param name="AsGet">True where a form that was posted is answered by a page to look at.</param>
    public sealed record Moved(Uri To, bool AsGet, int Status) : Answer;

    /// <param name="Reason">A sentence for people, without the address.</param>
    /// <param name="MayPass">True where the same request may well succeed a little later.</param>
    /// <param name="IsUnreached">True where the host was never spoken to.</param>
    public sealed record Refused(
        string Reason, int? Status = null, TimeSpan? RetryAfter = null, bool MayPass = false, bool IsUnreached = false) : Answer;
}
