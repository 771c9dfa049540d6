using ProcurementHub.Demo;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Demonstration;

/// <summary>
/// Two days of a hub in a minute: the publisher is collected, matched and told of; a day passes and things
/// change; then the same once more.
/// </summary>
internal static class DemoRun
{
    private static readonly string[] Sources = ["demo-portal", "demo-ocds", "demo-plans"];

    public static async Task<int> RunAsync(
        VerbContext given, int notices, int subscribers, bool once, CancellationToken cancellationToken)
    {
        DemoFolder.MakeFresh(given.DataFolder);
        var clock = new ReplacedClock(given.Clock.GetUtcNow());
        await using var publisher = await MadeUpPublisher.StartAsync(
            new PublisherOptions { Notices = notices, Now = clock.GetUtcNow() }, cancellationToken);
        var context = given with { Clock = clock, Fixed = DemoFolder.Settings(publisher.Address) };
        context.Terminal.Note($"The made-up publisher is at {publisher.Address} with {notices} calls; the data is in {context.DataFolder}.");

        var held = true;
        await using (var hub = await HubSession.OpenAsync(context, cancellationToken))
        {
            var firms = DemoSubscribers.Make(subscribers);
            await hub.Get<SubscriberStore>().ImportAsync(firms, clock.GetUtcNow(), clock.GetUtcNow(), cancellationToken);
            var rows = new List<DemoPassRow>();
            for (var pass = 1; pass <= 2; pass++)
            {
                var row = await DemoPass.RunAsync(context, hub, publisher.Address, Sources, pass, cancellationToken);
                context.Terminal.Row(row, HubJson.Lines.DemoPassRow);
                rows.Add(row);
                held &= row.Held;
                if (pass == 1)
                {
                    clock.MoveOn(TimeSpan.FromDays(1));
                    publisher.Advance(TimeSpan.FromDays(1));
                }
            }

            DemoReport.Write(context, rows);
        }

        if (!once)
        {
            await SiteProcess.RunAsync(context, "http://127.0.0.1:5080", NodeRoles.Site, cancellationToken);
        }

        return held ? ExitCode.Done : ExitCode.SomethingFailed;
    }
}
