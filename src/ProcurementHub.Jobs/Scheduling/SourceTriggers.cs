using Microsoft.Extensions.Logging;
using ProcurementHub.Sources.Definitions;
using ProcurementHub.Storage.Sources;
using Quartz;

namespace ProcurementHub.Jobs.Scheduling;

/// <summary>
/// Sets for each source the one trigger that begins its next pass. The database says when that is, so it
/// outlives the process, and another process or a person may change it.
/// </summary>
internal sealed partial class SourceTriggers(
    EnabledSources enabled, SourceStore sources, SourceOptions options, ILogger<SourceTriggers> logger)
{
    private const string Group = "sources";

    // What became due while nobody was there is not begun all at once.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestSpread = TimeSpan.FromMinutes(2);

    // A pass that left no plan for the next, as when the database was away, must not be begun again at once.
    private static readonly TimeSpan Breath = TimeSpan.FromMinutes(1);

    /// <summary>Makes the triggers what the database says. Those that are right are let be.</summary>
    public async Task SetAllAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        try
        {
            var known = (await sources.ListAsync(cancellationToken)).ToDictionary(source => source.Id, StringComparer.Ordinal);
            var now = scheduler.TimeProvider.GetUtcNow();
            var overdue = 0;
            foreach (var definition in enabled.All.OrderBy(definition => known.GetValueOrDefault(definition.Id)?.NextRunAt))
            {
                var due = Pace.Of(definition, options).DueAt(known.GetValueOrDefault(definition.Id), now);
                var trigger = await scheduler.GetTrigger(new TriggerKey(definition.Id, Group), cancellationToken);
                if (due > now)
                    await SetAsync(scheduler, definition, trigger, due, cancellationToken);
                else if (trigger is null || trigger.StartTimeUtc > now + LongestSpread)
                    await SetAsync(scheduler, definition, trigger, now + Spread(overdue++), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(OutsideWorld.HasFailed(exception) ? null : exception, exception.Message);
        }
    }

    /// <summary>At the end of a source's turn.</summary>
    public async Task SetAsync(IScheduler scheduler, SourceDefinition definition, CancellationToken cancellationToken)
    {
        var now = scheduler.TimeProvider.GetUtcNow();
        var due = now + Breath;
        try
        {
            var known = await sources.FindAsync(definition.Id, cancellationToken);
            var planned = Pace.Of(definition, options).DueAt(known, now);
            due = planned > due ? planned : due;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(OutsideWorld.HasFailed(exception) ? null : exception, exception.Message);
        }

        await SetAsync(scheduler, definition, null, due, cancellationToken);
    }

    private static TimeSpan Spread(int place) => Apart * place < LongestSpread ? Apart * place : LongestSpread;

    private static async Task SetAsync(
        IScheduler scheduler, SourceDefinition definition, ITrigger? present, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (present?.StartTimeUtc == at)
            return;
        var job = JobBuilder.Create<SourceJob>().WithIdentity(definition.Id, Group).Build();
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity(definition.Id, Group)
            .WithExecutionGroup(ScheduleGroups.Collect)
            .StartAt(at)
            // Late, because the machine slept or all threads were taken: once, now, and not once for each time missed.
            .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    [LoggerMessage(3003, LogLevel.Error, "It could not be looked up when sources are due; another look follows within a minute: {Reason}")]
    private partial void LogFailure(Exception? exception, string reason);
}
