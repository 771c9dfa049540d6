using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Demonstration;

namespace ProcurementHub.Host.Verbs;

internal static class DemoVerb
{
    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "Ends after the two passes; without it, the site is served then." };
        var notices = new Option<int>("--notices") { Description = "Calls that the made-up portal publishes.", HelpName = "N", DefaultValueFactory = _ => 300 };
        var subscribers = new Option<int>("--subscribers") { Description = "Made-up firms that subscribe.", HelpName = "N", DefaultValueFactory = _ => 25 };
        foreach (var number in new[] { notices, subscribers })
        {
            number.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000)
                    result.AddError($"{result.Option.Name}: give a number from 1 to 1,000,000.");
            });
        }

        var verb = new Command("demo", "A made-up publisher and the whole way of a notice, twice, with changes in between.") { once, notices, subscribers };
        verb.Runs((context, cancellationToken) =>
            DemoRun.RunAsync(context, context.Get(notices), context.Get(subscribers), context.Get(once), cancellationToken));
        return verb;
    }
}
