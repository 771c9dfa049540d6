using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Wiring;

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
            await SiteProcess.RunAsync(context, context.Get(urls)!, withScheduler: !context.Get(noScheduler), cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    public static Command CreateWork()
    {
        var verb = new Command("work", "The scheduler without the site.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await WorkProcess.RunAsync(context, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }
}
