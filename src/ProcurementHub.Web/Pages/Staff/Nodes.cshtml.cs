using Microsoft.AspNetCore.Mvc.RazorPages;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Web.Pages.Staff;

/// <summary>The processes that serve or work on the database, and what each has in hand.</summary>
public sealed class NodesModel(NodeWatch watch) : PageModel
{
    public static int LongestSilence => (int)NodeWatch.LongestSilence.TotalSeconds;

    public IReadOnlyList<NodeState> Nodes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Nodes = await watch.ListAsync(cancellationToken);

    /// <summary>What tells two processes of one number apart is of no use to people.</summary>
    internal static string Place(NodeState node) =>
        node.Node.Name.Split('/') is [var machine, var process, ..] ? $"{machine}/{process}" : node.Node.Name;

    /// <summary>Without the hash of the sources, which is long.</summary>
    internal static string Version(NodeState node) => node.Node.Version.Split('+')[0];
}
