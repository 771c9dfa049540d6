using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Housekeeping;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Verbs;

internal static class HousekeepingVerb
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be removed, and leaves it." };
        var verb = new Command("housekeeping", "Removes documents that nothing rests on, files that no document stands for, and passes of long ago.") { dryRun };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var isDry = context.Get(dryRun);
            var pass = hub.Get<HousekeepingPass>();
            var result = isDry
                ? await pass.RunAsync(isDry, cancellationToken)
                : await hub.AloneAsync(context, WorkNames.Housekeeping, working => pass.RunAsync(isDry, working), cancellationToken);
            context.Terminal.Row(new HousekeepingRow(isDry, result.Documents, result.Files, result.Bytes, result.Passes), HubJson.Lines.HousekeepingRow);
            context.Terminal.Say(FormattableString.Invariant(
                $"{(isDry ? "Would remove" : "Removed")} {result.Files:N0} files of the evidence ({result.Bytes:N0} bytes), with {result.Documents:N0} documents that nothing rests on, and {result.Passes:N0} passes of long ago."));
            return ExitCode.Done;
        });
        return verb;
    }
}
