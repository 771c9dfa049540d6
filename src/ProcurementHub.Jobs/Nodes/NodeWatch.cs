using ProcurementHub.Storage.Nodes;

namespace ProcurementHub.Jobs.Nodes;

/// <param name="IsAlive">False when nothing was heard of it for so long that others take its work over.</param>
/// <param name="Work">The work that no other node does meanwhile.</param>
/// <param name="Sources">Those it collects from.</param>
/// <param name="Mails">Those it has on their way.</param>
public sealed record NodeState(NodeRow Node, bool IsAlive, IReadOnlyList<string> Work, IReadOnlyList<string> Sources, int Mails);

/// <summary>The processes of this hub, for people.</summary>
public sealed class NodeWatch(NodeStore nodes, TimeProvider time)
{
    /// <summary>How long a node may give no sign until it is taken for dead.</summary>
    public static TimeSpan LongestSilence => Heartbeat.LongestSilence;

    /// <summary>Those that are there, and those that died within a day; the one that started first comes first.</summary>
    public async Task<IReadOnlyList<NodeState>> ListAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await nodes.ListAsync(cancellationToken);
        var held = await nodes.HoldingsAsync(now, cancellationToken);
        return [.. rows.Select(node => Of(node, now, [.. held.Where(holding => IsOf(node, holding))]))];
    }

    private static NodeState Of(NodeRow node, DateTimeOffset now, IReadOnlyList<Holding> held) => new(
        node,
        now - node.SignedAt <= Heartbeat.LongestSilence && !NodeName.HasEnded(node.Name),
        [.. held.Where(holding => holding.Kind == HoldingKind.Work).Select(holding => holding.What).Order(StringComparer.Ordinal)],
        [.. held.Where(holding => holding.Kind == HoldingKind.Source).Select(holding => holding.What).Order(StringComparer.Ordinal)],
        held.Where(holding => holding.Kind == HoldingKind.Mails).Sum(holding => int.Parse(holding.What, System.Globalization.CultureInfo.InvariantCulture)));

    private static bool IsOf(NodeRow node, Holding holding) =>
        holding.Owner == node.Name || holding.Owner.StartsWith(node.Name + "/", StringComparison.Ordinal);
}
