using Microsoft.Data.SqlClient;
using ProcurementHub.Jobs.Nodes;
using Quartz;
using Quartz.Impl.AdoJobStore;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>
/// One schedule for all nodes, in the database: each look is one node's, and what a dead node had begun is open to the
/// others. It spares looks. That work is one node's at a time, and each pass made once, rests on the leases, which SQLite
/// has too: there each process has its schedule in memory, since Quartz knows no way to lock a row of SQLite.
/// </summary>
internal static class ClusteredSchedule
{
    // With the time after it, half of what a lease is left to a node that gives no sign.
    private static readonly TimeSpan sign = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan silence = TimeSpan.FromSeconds(15);

    public static void Use(IQuartzBuilder quartz, string connectionString, NodeRoles roles)
    {
        quartz.ConfigureScheduler(scheduler => scheduler.InstanceId = NodeName.Current);
        quartz.ServeExecutionGroups([.. ScheduleGroups.Of(roles)]);
        quartz.UsePersistentStore(store =>
        {
            store.UseSqlServer(SqlClientFactory.Instance, connectionString);
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = sign;
                cluster.CheckinMisfireThreshold = silence;
            });
            // Changes the row that it locks: a hint may be overheard, a change is not.
            store.UseLockHandler<UpdateRowLockHandler>();
        });
    }
}
