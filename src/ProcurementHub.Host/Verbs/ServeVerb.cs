using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Verbs;

internal static class ServeVerb
{
    public static Command CreateServe()
    {
        var urls = new Option<string>("--urls") { Description = "Where the site listens.", HelpName = "U", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var noScheduler = new Option<bool>("--no-scheduler") { Description = "The site only; another process does the work." };
        var verb = new Command("serve", "The site, and the scheduler that collects, matches and sends.") { urls, noScheduler };
        verb.Runs(async (context, cancellationToken) =>
        {
            var roles = NodeSettings.Read(context.Configuration(), context.Get(noScheduler) ? NodeRoles.Site : NodeRoles.All, "serve");
            if (roles.HasFlag(NodeRoles.Site))
                await SiteProcess.RunAsync(context, context.Get(urls)!, roles, cancellationToken);
            else
                await WorkProcess.RunAsync(context, roles, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    public static Command CreateWork()
    {
        var verb = new Command("work", "The scheduler without the site.");
        verb.Runs(async (context, cancellationToken) =>
        {
            var roles = NodeSettings.Read(context.Configuration(), NodeRoles.Collect | NodeRoles.Send, "work");
            await WorkProcess.RunAsync(context, roles, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }
}
