using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using ProcurementHub.Jobs.Health;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Jobs.Telemetry;

/// <summary>
/// What waits and what is late, as of the last look at the database. Where that failed there is no figure at all: a
/// queue of which nothing is known must not look like an empty one.
/// </summary>
public sealed class StateMeters : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    private readonly Meter meter = new(HubMeters.Name);
    private readonly PendingVersions pending;
    private readonly PendingPlanLines pendingPlans;
    private readonly OutboxStore outbox;
    private readonly MailFlow flow;
    private readonly SourceWatch sources;
    private readonly TimeProvider time;
    private volatile State? last;

    public StateMeters(PendingVersions pending, PendingPlanLines pendingPlans, OutboxStore outbox, MailFlow flow, SourceWatch sources, TimeProvider time)
    {
        (this.pending, this.pendingPlans, this.outbox, this.flow, this.sources, this.time) = (pending, pendingPlans, outbox, flow, sources, time);
        meter.CreateObservableGauge("hub.queue.length", Lengths, "{item}", "What waits: versions and plan lines to be matched, mails to be sent.");
        meter.CreateObservableGauge("hub.queue.age", Ages, "s", "How long the mail that is due longest has been due.");
        meter.CreateObservableGauge("hub.mail.standstill", Standstills, "s", "How long no mail has got away although some were tried; 0 while mails get away.");
        meter.CreateObservableGauge("hub.source.lateness", Lateness, "s", "How long a polled source has been due; 0 for one in time.");
        meter.CreateObservableGauge("hub.source.trouble", Trouble, "{source}", "1 for a polled source that is late, dropped or failing, else 0.");
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                last = await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or IOException or InvalidOperationException)
            {
                // Readiness and the jobs say what is wrong with the database.
                last = null;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<State> LookAsync(CancellationToken cancellationToken)
    {
        var mails = await outbox.CountAsync(cancellationToken);
        return new State(
            await pending.CountAsync(cancellationToken), await pendingPlans.CountAsync(cancellationToken), mails.Waiting + mails.Leased, await outbox.NextDueAsync(cancellationToken),
            (await flow.StandstillAsync(time.GetUtcNow(), cancellationToken))?.Since,
            [.. (await sources.ListAsync(cancellationToken)).Where(source => source.IsPolled)]);
    }

    private IEnumerable<Measurement<long>> Lengths() => last is not { } state ? [] :
    [
        new(state.Versions, new KeyValuePair<string, object?>("queue", "versions")),
        new(state.PlanLines, new KeyValuePair<string, object?>("queue", "plan_lines")),
        new(state.Mails, new KeyValuePair<string, object?>("queue", "mails")),
    ];

    private IEnumerable<Measurement<double>> Ages() => last is not { } state ? [] :
        [new(Since(state.MailDue), new KeyValuePair<string, object?>("queue", "mails"))];

    private IEnumerable<Measurement<double>> Standstills() => last is not { } state ? [] : [new(Since(state.MailStuck))];

    private IEnumerable<Measurement<double>> Lateness() => last is not { } state ? [] :
        state.Sources.Select(source => new Measurement<double>(Since(source.NextRun), Of(source)));

    private IEnumerable<Measurement<long>> Trouble() => last is not { } state ? [] :
        state.Sources.Select(source => new Measurement<long>(source.Condition.IsTrouble() ? 1 : 0, Of(source)));

    private double Since(DateTimeOffset? due) => due is { } at ? Math.Max(0, (time.GetUtcNow() - at).TotalSeconds) : 0;

    private static KeyValuePair<string, object?> Of(SourceHealth source) => new("source", source.Definition.Id);

    private sealed record State(long Versions, long PlanLines, long Mails, DateTimeOffset? MailDue, DateTimeOffset? MailStuck, IReadOnlyList<SourceHealth> Sources);
}
