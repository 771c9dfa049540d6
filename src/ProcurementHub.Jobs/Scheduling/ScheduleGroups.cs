using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>What a trigger belongs to, so that a node is given none of which it has not the role.</summary>
internal static class ScheduleGroups
{
    public const string Collect = "collect";

    public const string Send = "send";

    public static IEnumerable<string> Of(NodeRoles roles)
    {
        if (roles.HasFlag(NodeRoles.Collect))
            yield return Collect;
        if (roles.HasFlag(NodeRoles.Send))
            yield return Send;
    }
}
