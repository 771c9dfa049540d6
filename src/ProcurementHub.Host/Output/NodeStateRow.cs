using System.Globalization;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Output;

/// <param name="State">alive or dead.</param>
/// <param name="Sources">Those it collects from now.</param>
/// <param name="Mails">How many it has on their way.</param>
internal sealed record NodeStateRow(
    string Node, string State, IReadOnlyList<string> Roles, string Version, DateTimeOffset Started, DateTimeOffset LastSign,
    IReadOnlyList<string> Work, IReadOnlyList<string> Sources, int Mails)
{
    public static readonly string[] Heads = ["node", "state", "roles", "version", "started", "last sign", "has in hand"];

    public static NodeStateRow Of(NodeState state) => new(
        state.Node.Name, state.IsAlive ? "alive" : "dead", state.Node.Roles.Split(','), state.Node.Version,
        state.Node.StartedAt, state.Node.SignedAt, state.Work, state.Sources, state.Mails);

    public IReadOnlyList<string> ToCells() =>
        [Node, State, string.Join(", ", Roles), Version, MailCells.Instant(Started), LastSign.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), string.Join(", ", InHand())];

    private IEnumerable<string> InHand() =>
        [.. Work, .. Sources, .. Mails > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{Mails} mails")] : (string[])[]];
}
