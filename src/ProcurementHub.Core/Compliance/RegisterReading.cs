namespace ProcurementHub.Core.Compliance;

/// <summary>What is known of the passes over a register until an instant.</summary>
/// <param name="Register">Null for a source that is no register of the duty.</param>
/// <param name="Read">The instants at which passes began that read all of it, in their order.</param>
/// <param name="FailingSince">When the first of the passes began that have failed since; null where the last one was whole.</param>
/// <param name="Reason">Why they failed.</param>
/// <param name="StandsAt">
/// Of a register that is read from saved files: the newest day that it names. It tells nothing of later days, however late
/// it was read. Null for one that is fetched.
/// </param>
public sealed record RegisterReading(
    DutyRegister Register, IReadOnlyList<DateTimeOffset> Read, DateTimeOffset? FailingSince, string? Reason, bool IsSaved, DateOnly? StandsAt)
{
    /// <summary>The last reading before an instant; null where there was none.</summary>
    public DateTimeOffset? LastBefore(DateTimeOffset instant)
    {
        var (low, high) = (0, Read.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Read[middle] < instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? null : Read[low - 1];
    }
}
