using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Storage;

namespace ProcurementHub.Jobs.Nodes;

public static class NodeRegistration
{
    /// <summary>For people: which nodes there are, and work by hand that keeps out of their way. Storage and a clock must be registered.</summary>
    public static IServiceCollection AddNodeWatch(this IServiceCollection services)
    {
        services.TryAddSingleton<NodeWatch>();
        services.TryAddSingleton<SoleWork>();
        return services;
    }

    /// <summary>
    /// Makes the process a node of the hub: it signs in the database until its scheduler has stopped, and runs what its
    /// roles leave it. All that runs must be registered.
    /// </summary>
    public static IServiceCollection AddHubNode(this IServiceCollection services, NodeRoles roles, StorageOptions storage)
    {
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<NodeSigning>(provider, roles));
        if ((roles & (NodeRoles.Collect | NodeRoles.Send)) != NodeRoles.None)
            services.AddHubSchedule(roles, storage);
        return services;
    }
}
