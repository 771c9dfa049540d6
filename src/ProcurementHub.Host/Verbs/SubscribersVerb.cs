using System.CommandLine;
using Microsoft.Extensions.Options;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Subscribers;
using ProcurementHub.Storage.Subscribers;

namespace ProcurementHub.Host.Verbs;

internal static class SubscribersVerb
{
    public static Command Create()
    {
        var verb = new Command("subscribers", "Subscribers in and out, as CSV; what a subscription would bring; what is kept of one of them.");
        verb.Subcommands.Add(Import());
        verb.Subcommands.Add(Export());
        verb.Subcommands.Add(SubscribersPreviewVerb.Create());
        verb.Subcommands.Add(OwnDataVerbs.CreateData());
        verb.Subcommands.Add(OwnDataVerbs.CreateErase());
        return verb;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = $"CSV with the columns {string.Join(", ", SubscriberColumns.All)}." };
        var verified = new Option<bool>("--verified") { Description = "The addresses are known to want this mail. Without it nothing is imported." };
        var verb = new Command("import", "Takes in subscribers; what the file says of an address replaces its searches.") { file, verified };
        verb.Runs(async (context, cancellationToken) =>
        {
            if (!context.Get(verified))
                throw VerbFailure.WrongUse("Mail goes only to addresses whose owners asked for it. If they all did, say so with --verified.");
            var path = context.Get(file)!;
            if (!File.Exists(path))
                throw VerbFailure.WrongUse($"'{path}' is not a file.");

            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            await using var content = File.OpenRead(path);
            var read = hub.Get<SubscriberFileReader>().Read(content);
            if (!read.HasValue)
                throw VerbFailure.WrongUse($"{path}: {read.Reason}");

            // A line that is not understood must not end the other searches of its address.
            var refused = read.Value.Faults.Select(fault => fault.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
            var lines = read.Value.Lines.Where(line => !refused.Contains(line.Email)).ToList();
            var site = hub.Get<IOptions<SiteOptions>>().Value;
            var now = context.Clock.GetUtcNow();
            var result = await hub.Get<SubscriberStore>().ImportAsync(
                [.. lines.Select(line => SubscriberLines.ToImport(line, site))], now, now, cancellationToken);

            context.Terminal.Row(ImportRow.Of(result, lines.Count, read.Value.Faults), HubJson.Lines.ImportRow);
            context.Terminal.Say($"{lines.Count} lines: {result.SubscribersAdded} subscribers added, {result.SubscribersChanged} changed; {result.SubscriptionsAdded} searches added, {result.SubscriptionsChanged} changed, {result.SubscriptionsEnded} ended.");
            if (result.Unsubscribed > 0)
                context.Terminal.Note($"{result.Unsubscribed} of these addresses have unsubscribed and stay so.");
            foreach (var fault in read.Value.Faults)
                context.Terminal.Note($"{path}, line {fault.Line}: {fault.Reason}; nothing of {fault.Email ?? "it"} was changed.");
            return read.Value.Faults.Count == 0 ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    private static Command Export()
    {
        var verb = new Command("export", "Every subscriber with their searches, as CSV on standard output.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            await using var output = Console.OpenStandardOutput();
            var count = await SubscriberFileWriter.WriteAsync(hub.Get<SubscriberStore>().StreamAsync(cancellationToken), output);
            context.Terminal.Note($"{count} searches exported.");
            return ExitCode.Done;
        });
        return verb;
    }
}
