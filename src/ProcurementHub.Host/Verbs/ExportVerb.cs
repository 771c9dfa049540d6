using System.CommandLine;
using Microsoft.Extensions.Options;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Exporting;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Host.Verbs;

internal static class ExportVerb
{
    public static Command Create()
    {
        var verb = new Command("export", "Gives open data out.");
        verb.Subcommands.Add(Notices());
        verb.Subcommands.Add(ExportPlansVerb.Create());
        verb.Subcommands.Add(ExportComplianceVerb.Create());
        verb.Subcommands.Add(ExportLeadTime.Create());
        return verb;
    }

    private static Command Notices()
    {
        var format = new Option<string>("--format") { Description = "jsonl, csv or ocds.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv", "ocds");
        var file = new Option<string?>("--out") { Description = "File to write; standard output without it.", HelpName = "FILE" };
        var verb = new Command("notices", "Every notice as it is known now.") { format, file };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var path = context.Get(file);
            var count = path is null
                ? await WriteAsync(hub, context.Get(format)!, Console.OpenStandardOutput(), cancellationToken)
                : await WriteFileAsync(hub, context.Get(format)!, path, cancellationToken);
            context.Terminal.Note($"{count} notices exported{(path is null ? "" : $" to {path}")}.");
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>A file appears whole or not at all: whoever reads it never sees half an export.</summary>
    private static async Task<int> WriteFileAsync(HubSession hub, string format, string path, CancellationToken cancellationToken)
    {
        var unfinished = path + ".part";
        int count;
        await using (var output = File.Create(unfinished))
            count = await WriteAsync(hub, format, output, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
        return count;
    }

    private static async Task<int> WriteAsync(HubSession hub, string format, Stream output, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(output, 1 << 16);
        using INoticeExport export = format switch
        {
            "csv" => new NoticeCsv(buffered),
            "ocds" => new NoticeOcds(buffered, hub.Get<IOptions<SiteOptions>>().Value, hub.Get<TimeProvider>().GetUtcNow()),
            _ => new NoticeJsonLines(buffered),
        };
        var count = 0;
        await foreach (var notice in hub.Get<NoticeStore>().StreamAsync(cancellationToken))
        {
            export.Write(notice);
            count++;
        }

        export.Finish();
        return count;
    }
}
