using ProcurementHub.Host.CommandLine;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Wiring;

/// <summary>What this process does of all that there is to do: what the configuration leaves of what its verb does.</summary>
internal static class NodeSettings
{
    private const string Key = "Node:Roles";

    public static NodeRoles Read(IConfiguration configuration, NodeRoles ofVerb, string verb)
    {
        var text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
            return ofVerb;
        var configured = NodeRoleNames.Parse(text);
        if (!configured.HasValue)
            throw VerbFailure.WrongUse($"{Key}: {configured.Reason}");
        var roles = configured.Value & ofVerb;
        return roles != NodeRoles.None
            ? roles
            : throw VerbFailure.WrongUse($"{Key}: '{text}' leaves 'hub {verb}' nothing to do: it can {ofVerb.Write()}.");
    }
}
