using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Compliance;

namespace ProcurementHub.Host.Verbs;

/// <summary>Which bodies have published the plan of a year: what the pages show, as a table.</summary>
internal static class ExportComplianceVerb
{
    public static Command Create()
    {
        var year = new Option<int>("--year") { Description = "The year the plans are for.", Required = true };
        var country = new Option<string?>("--country") { Description = "Of the bodies; that of the site without it.", HelpName = "CC" };
        var day = new Option<string?>("--as-of") { Description = "By the end of which day, in the bodies' own zone; today without it.", HelpName = "DAY" };
        var known = new Option<string?>("--known-by") { Description = "By what was known at the end of that day; all that is known now without it.", HelpName = "DAY" };
        var format = new Option<string>("--format") { Description = "csv or jsonl.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var file = new Option<string?>("--out") { Description = "File to write; standard output without it.", HelpName = "FILE" };
        var verb = new Command("compliance", "Which bodies have published the plan of a year, in time, late or not at all.") { year, country, day, known, format, file };
        verb.Runs(async (context, cancellationToken) =>
        {
            var (asOf, knownBy) = (Day(context.Get(day), "--as-of"), Day(context.Get(known), "--known-by"));
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var wanted = context.Get(country)?.ToUpperInvariant() ?? hub.Get<IOptions<SiteOptions>>().Value.Country;
            var found = await hub.Get<ComplianceBook>().ReadAsync(wanted, context.Get(year), asOf, knownBy, cancellationToken)
                ?? throw VerbFailure.WrongUse($"No rule is known by which plans of {wanted} for {context.Get(year)} could be judged.");
            if (found.Rows.Count == 0)
                throw VerbFailure.WrongUse($"No list of the bodies of {wanted} had been read: collect one first, as in 'hub collect pe-entities --from FOLDER'.");
            await WriteAsync(found, context.Get(format)!, context.Get(file), cancellationToken);
            Note(context.Terminal, found);
            return ExitCode.Done;
        });
        return verb;
    }

    private static DateOnly? Day(string? text, string option) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw VerbFailure.WrongUse($"{option}: '{text}' is not a day such as 2026-02-28.");

    /// <summary>A file appears whole or not at all.</summary>
    private static async Task WriteAsync(ComplianceYear found, string format, string? path, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        if (format == "csv")
            ComplianceCsv.Write(whole, found, found.Rows);
        else
            ComplianceLine.Write(whole, found);
        whole.Position = 0;
        var unfinished = path is null ? null : path + ".part";
        await using (var output = unfinished is null ? Console.OpenStandardOutput() : File.Create(unfinished))
            await whole.CopyToAsync(output, cancellationToken);
        if (unfinished is not null)
            File.Move(unfinished, path!, overwrite: true);
    }

    private static void Note(Terminal terminal, ComplianceYear found)
    {
        var counts = ComplianceCounts.Of(null, found.Rows);
        terminal.Note(string.Create(CultureInfo.InvariantCulture,
            $"{counts.Bodies:N0} bodies in {found.Lines:N0} lines of lists; due {found.Due:yyyy-MM-dd}, as of {found.Moment.Day:yyyy-MM-dd}. In time {counts.InTime:N0}, late {counts.Late:N0}, "
            + $"missing {counts.Missing:N0}, not due {counts.NotDue:N0}, exempt {counts.Exempt:N0}; of {counts.CannotTell:N0} it cannot be told, of which {counts.OutAnyTime:N0} have a plan out since an unknown day."));
        terminal.Note($"Rule {found.Duty.Id} ({ComplianceEvidence.Word(found.Duty.Confidence)}): {found.Duty.Citation}.");
    }
}
