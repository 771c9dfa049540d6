using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;

namespace ProcurementHub.Host.Demonstration;

internal static class DemoReport
{
    public static void Write(VerbContext context, IReadOnlyList<DemoPassRow> passes)
    {
        var terminal = context.Terminal;
        terminal.Table(
            ["pass", "source", "documents#", "records#", "new#", "changed#", "unchanged#", "rejected#", "seconds#"],
            passes.SelectMany(pass => pass.Sources.Select(source => (IReadOnlyList<string>)
            [
                Number(pass.Pass),
                source.Source,
                Number(source.Documents),
                Number(source.Records),
                Number(source.New),
                Number(source.Changed),
                Number(source.Unchanged),
                Number(source.Rejected),
                source.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
            ])));
        terminal.Table(
            ["pass", "day", "matches#", "subscribers with a match#", "mails written#", "one mail each"],
            passes.Select(pass => (IReadOnlyList<string>)
            [
                Number(pass.Pass),
                pass.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Number(pass.Matches),
                Number(pass.SubscribersWithMatch),
                Number(pass.Mails),
                pass.Held ? "yes" : "NO",
            ]));
        terminal.Say($"The mails are in {context.MailFolder}; open one with any mail program.");
        foreach (var failure in passes.SelectMany(pass => pass.Sources).SelectMany(source => source.Failures))
            terminal.Note($"{failure.Document}: {failure.Reason}");
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
