using ProcurementHub.Core;

namespace ProcurementHub.Jobs.Nodes;

/// <summary>What a process does for the hub.</summary>
[Flags]
public enum NodeRoles
{
    None = 0,

    /// <summary>Serves the site.</summary>
    Site = 1,

    /// <summary>Collects from sources, and keeps house: evidence, search, plans, lead times.</summary>
    Collect = 2,

    /// <summary>Matches, composes and sends.</summary>
    Send = 4,

    All = Site | Collect | Send,
}

public static class NodeRoleNames
{
    private static readonly NodeRoles[] each = [NodeRoles.Site, NodeRoles.Collect, NodeRoles.Send];

    /// <param name="text">Names with commas between them: "site,collect,send".</param>
    public static Parsed<NodeRoles> Parse(string text)
    {
        var roles = NodeRoles.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var role = each.FirstOrDefault(role => string.Equals(Name(role), name, StringComparison.OrdinalIgnoreCase));
            if (role == NodeRoles.None)
                return Parsed.Failed<NodeRoles>($"'{name}' is none of site, collect and send.");
            roles |= role;
        }

        return roles == NodeRoles.None ? Parsed.Failed<NodeRoles>("names none of site, collect and send.") : Parsed.Of(roles);
    }

    public static string Write(this NodeRoles roles) => string.Join(',', each.Where(role => roles.HasFlag(role)).Select(Name));

    private static string Name(NodeRoles role) => role switch
    {
        NodeRoles.Site => "site",
        NodeRoles.Collect => "collect",
        _ => "send",
    };
}
