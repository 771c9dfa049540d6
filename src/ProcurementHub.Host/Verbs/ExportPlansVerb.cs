using System.CommandLine;
using Microsoft.Extensions.Options;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Exporting;
using ProcurementHub.Storage.Plans;

namespace ProcurementHub.Host.Verbs;

internal static class ExportPlansVerb
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "csv, jsonl or ocds.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "jsonl", "ocds");
        var file = new Option<string?>("--out") { Description = "File to write; standard output without it.", HelpName = "FILE" };
        var verb = new Command("plans", "Every line of annual plans as its plan has it now; what was taken out is left out.") { format, file };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var path = context.Get(file);
            // A file appears whole or not at all: whoever reads it never sees half an export.
            var unfinished = path is null ? null : path + ".part";
            int count;
            await using (var output = unfinished is null ? Console.OpenStandardOutput() : File.Create(unfinished))
            await using (var buffered = new BufferedStream(output, 1 << 16))
                count = await WriteAsync(hub, context.Get(format)!, buffered, cancellationToken);
            if (unfinished is not null)
                File.Move(unfinished, path!, overwrite: true);
            context.Terminal.Note($"{count} plan lines exported{(path is null ? "" : $" to {path}")}.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Task<int> WriteAsync(HubSession hub, string format, Stream output, CancellationToken cancellationToken) => format switch
    {
        "ocds" => WriteOcdsAsync(hub, output, cancellationToken),
        "jsonl" => WriteJsonLinesAsync(hub, output, cancellationToken),
        _ => WriteCsvAsync(hub, output, cancellationToken),
    };

    private static async Task<int> WriteJsonLinesAsync(HubSession hub, Stream output, CancellationToken cancellationToken)
    {
        using var lines = new PlanLineJsonLines(output);
        var count = await EachAsync(hub, lines.Write, cancellationToken);
        lines.Finish();
        return count;
    }

    private static async Task<int> WriteCsvAsync(HubSession hub, Stream output, CancellationToken cancellationToken)
    {
        using var table = new PlanLineCsv(output);
        var count = await EachAsync(hub, table.Write, cancellationToken);
        table.Finish();
        return count;
    }

    private static async Task<int> WriteOcdsAsync(HubSession hub, Stream output, CancellationToken cancellationToken)
    {
        var called = await hub.Get<PlanOcids>().ReadAsync(cancellationToken);
        using var package = new PlanLineOcds(output, hub.Get<IOptions<SiteOptions>>().Value, called, hub.Get<TimeProvider>().GetUtcNow());
        var count = await EachAsync(hub, package.Write, cancellationToken);
        package.Finish();
        return count;
    }

    private static async Task<int> EachAsync(HubSession hub, Action<StoredPlanLine> write, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var line in hub.Get<PlanLineList>().StreamAsync(new PlanLineFilter(), cancellationToken))
        {
            write(line);
            count++;
        }

        return count;
    }
}
