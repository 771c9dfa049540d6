using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Diagnosis;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;

namespace ProcurementHub.Host.Verbs;

internal static class DoctorVerb
{
    public static Command Create()
    {
        var verb = new Command("doctor", "Checks database, disk, mail, clock, definitions and late sources; says what to do.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken, migrate: false);
            var rows = new List<DoctorRow>();
            foreach (var check in Checks.All)
                rows.Add(await check(context, hub, cancellationToken));
            foreach (var row in rows)
                context.Terminal.Row(row, HubJson.Lines.DoctorRow);
            context.Terminal.Table(
                ["check", "state", "finding", "what to do"],
                rows.Select(row => (IReadOnlyList<string>)[row.Check, row.State, row.Finding, row.Remedy ?? ""]));
            return rows.Exists(row => row.State == Checks.Failed) ? ExitCode.CannotRun
                : rows.Exists(row => row.State == Checks.Warning) ? ExitCode.SomethingFailed
                : ExitCode.Done;
        });
        return verb;
    }
}
