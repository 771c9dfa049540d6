using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Wiring;

/// <summary>Work that a verb and the nodes must not do at the same moment.</summary>
internal static class SoleWorkByHand
{
    /// <summary>Does it as soon as no other process is about it, and says so where that takes a while.</summary>
    public static Task<TResult> AloneAsync<TResult>(
        this HubSession hub, VerbContext context, string name, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        hub.Get<SoleWork>().RunNextAsync(
            name, work, others => context.Terminal.Note($"Waiting for {others}, which is about the same: {name}."), cancellationToken);
}
