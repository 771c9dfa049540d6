using System.CommandLine;
using System.Globalization;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.LeadTimes;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Verbs;

/// <summary>The figures of the page of lead times, of all groups.</summary>
internal static class ExportLeadTime
{
    public static Command Create()
    {
        var by = new Option<string>("--by")
        {
            Description = $"What to group by, parted by commas: {string.Join(", ", LeadTimeKeys.All.Select(LeadTimeKeys.Word))}.",
            HelpName = "KEYS",
            DefaultValueFactory = _ => LeadTimeKeys.Word(LeadTimeKey.Month),
        };
        var from = new Option<string?>("--from") { Description = "First day of publication, on the site's calendar: 2026-01-31.", HelpName = "DAY" };
        var to = new Option<string?>("--to") { Description = "Last day of publication.", HelpName = "DAY" };
        var format = new Option<string>("--format") { Description = "csv or jsonl.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var file = new Option<string?>("--out") { Description = "File to write; standard output without it.", HelpName = "FILE" };
        var verb = new Command("lead-time", "Days from publication to the first deadline, and which notices give none.") { by, from, to, format, file };
        verb.Runs(async (context, cancellationToken) =>
        {
            var query = new LeadTimeQuery { By = Keys(context.Get(by)!), From = Day("--from", context.Get(from)), To = Day("--to", context.Get(to)) };
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            await hub.AloneAsync(context, WorkNames.LeadTimes, hub.Get<LeadTimeUpkeep>().RunAsync, cancellationToken);
            var statistics = hub.Get<LeadTimeStatistics>();
            var answer = await statistics.AskAsync(query, cancellationToken);
            var bodies = await statistics.BodiesAsync(query, answer.Groups, cancellationToken);
            var path = context.Get(file);
            if (path is null)
                Write(answer, bodies, context.Get(format)!, Console.OpenStandardOutput());
            else
                WriteFile(answer, bodies, context.Get(format)!, path);
            context.Terminal.Note($"{answer.Groups.Count} groups exported{(path is null ? "" : $" to {path}")}.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static void Write(LeadTimeAnswer answer, IReadOnlyDictionary<string, NamedBody> bodies, string format, Stream output)
    {
        using var buffered = new BufferedStream(output, 1 << 16);
        if (format == "csv")
            new LeadTimeCsv(buffered).Write(answer, bodies);
        else
            new LeadTimeJsonLines(buffered).Write(answer, bodies);
    }

    /// <summary>A file appears whole or not at all.</summary>
    private static void WriteFile(LeadTimeAnswer answer, IReadOnlyDictionary<string, NamedBody> bodies, string format, string path)
    {
        using (var output = File.Create(path + ".part"))
            Write(answer, bodies, format, output);
        File.Move(path + ".part", path, overwrite: true);
    }

    private static IReadOnlyList<LeadTimeKey> Keys(string words)
    {
        var keys = LeadTimeKeys.Parse(words);
        return keys.HasValue ? keys.Value : throw VerbFailure.WrongUse($"--by: {keys.Reason}");
    }

    private static DateOnly? Day(string option, string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw VerbFailure.WrongUse($"{option}: '{text}' is no day in the form 2026-01-31.");
}
