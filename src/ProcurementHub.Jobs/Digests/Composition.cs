using ProcurementHub.Storage.Digests;

namespace ProcurementHub.Jobs.Digests;

/// <summary>What became of one subscriber's untold matches.</summary>
/// <param name="Digest">Null when there is nothing to show.</param>
/// <param name="Settled">
/// The matches that the digest takes in: with the version that the reader now knows, in full or by number,
/// or without one where it leaves them out.
/// </param>
public sealed record Composition(Digest? Digest, IReadOnlyList<ToldMatch> Settled, DigestLeftOut LeftOut)
{
    /// <summary>The same of plan lines.</summary>
    public IReadOnlyList<ToldPlanMatch> SettledPlans { get; init; } = [];

    public IReadOnlyList<ReminderMark> Reminders { get; init; } = [];
}
