namespace ProcurementHub.Core.Compliance;

/// <summary>A pass that read the whole of a register. What was out when it began it has seen.</summary>
public readonly record struct RegisterPass(DateTimeOffset Began, DateTimeOffset Ended);

/// <summary>What is known of the passes over a register until an instant.</summary>
/// <param name="Read">In their order.</param>
/// <param name="FailingSince">When the first of the passes began that have failed since; null where the last one was whole.</param>
/// <param name="Reason">Why they failed.</param>
/// <param name="IsSaved">Whether saved files of it are read, and nobody asks its portal.</param>
/// <param name="StandsAt">
/// Of a register that is read from saved files: the newest day that it names. It tells nothing of later days, however late
/// it was read. Null for one that is fetched.
/// </param>
public sealed record RegisterReading(
    DutyRegister Register, IReadOnlyList<RegisterPass> Read, DateTimeOffset? FailingSince, string? Reason, bool IsSaved, DateOnly? StandsAt)
{
    /// <summary>The last pass that had ended at an instant; null where there was none.</summary>
    public RegisterPass? LastBefore(DateTimeOffset instant)
    {
        var (low, high) = (0, Read.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Read[middle].Ended <= instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? null : Read[low - 1];
    }
}
