using Microsoft.Extensions.DependencyInjection;
using ProcurementHub.Jobs.Scheduling;
using ProcurementHub.Storage.Sources;
using Quartz;

namespace ProcurementHub.Tests.Jobs.Scheduling;

/// <summary>A clock that goes a day ahead and comes back keeps neither a source nor a job waiting for that day.</summary>
public sealed class ClockJumpScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 0, 0, TimeSpan.Zero);
    private static readonly Pace Hourly = new("xx-portal", TimeSpan.FromHours(1), [], TimeZoneInfo.Utc);

    [Test]
    public void Plan_MadeInTheFuture_CountsForNothing() =>
        Assert.That(Hourly.DueAt(Source(started: Now.AddDays(1), next: Now.AddDays(1).AddHours(1)), Now), Is.EqualTo(Now));

    [Test]
    public void RetryAfter_OfAPassThatEndedInTheFuture_CountsForNothing() =>
        Assert.That(Hourly.DueAt(Source(Now.AddMinutes(-1), next: Now.AddDays(31)) with { LastFailureAt = Now.AddDays(1) }, Now), Is.EqualTo(Now));

    [Test]
    public void Plan_OfAPassOfTheLastHour_IsKept() =>
        Assert.That(Hourly.DueAt(Source(Now.AddHours(-1), next: Now.AddDays(20)), Now), Is.EqualTo(Now.AddDays(20)), "its server asked for it");

    [Test]
    public void Plan_OfAMachineWhoseClockIsALittleAhead_IsKept() =>
        Assert.That(Hourly.DueAt(Source(Now.AddMinutes(2), next: Now.AddMinutes(62)), Now), Is.EqualTo(Now.AddMinutes(62)));

    [Test]
    public async Task JobOfEachMinute_AfterTheClockCameBack_RunsAtOnce()
    {
        var clock = new SetClock();
        CountedJob.Runs = 0;
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock);
        services.AddQuartz(quartz => quartz.ScheduleJob<CountedJob>(
            trigger => trigger.WithIdentity("counted").WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromSeconds(1)).RepeatForever())));
        await using var provider = services.BuildServiceProvider();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler(limit.Token);
        await scheduler.Start(limit.Token);
        await UntilAsync(() => CountedJob.Runs > 0, limit.Token);
        clock.Ahead = TimeSpan.FromDays(1);
        await UntilNextAsync(scheduler, next => next > DateTimeOffset.UtcNow.AddHours(23), limit.Token);

        clock.Ahead = TimeSpan.Zero;
        var before = CountedJob.Runs;
        Assert.That(await ClockWatch.SetRightAsync(scheduler, limit.Token), Is.EqualTo(1));
        await UntilAsync(() => CountedJob.Runs > before + 2, limit.Token);
        Assert.That(await ClockWatch.SetRightAsync(scheduler, limit.Token), Is.Zero, "what is right is let be");
        await scheduler.Shutdown(waitForJobsToComplete: true, limit.Token);
    }

    private static SourceRow Source(DateTimeOffset started, DateTimeOffset next) => new()
    {
        Id = "xx-portal", Title = "Prueba", DefinitionHash = "", FirstWatchedAt = Now.AddDays(-9), ConsecutiveFailures = 0, LastStartedAt = started, NextRunAt = next,
    };

    private static Task UntilNextAsync(IScheduler scheduler, Func<DateTimeOffset?, bool> holds, CancellationToken limit) =>
        UntilAsync(async () => holds((await scheduler.GetTrigger(new TriggerKey("counted"), limit))?.NextFireTimeUtc), limit);

    private static Task UntilAsync(Func<bool> holds, CancellationToken limit) => UntilAsync(() => Task.FromResult(holds()), limit);

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken limit)
    {
        while (!await holds())
            await Task.Delay(20, limit);
    }

    /// <summary>The machine's clock, set ahead; time passes as it does.</summary>
    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    private sealed class CountedJob : IJob
    {
        public static volatile int Runs;

        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref Runs);
            return ValueTask.CompletedTask;
        }
    }
}
