using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using ProcurementHub.Core.Compliance;
using ProcurementHub.Core.Entities;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs;
using ProcurementHub.Jobs.Compliance;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Compliance;

namespace ProcurementHub.Host.Verbs;

/// <summary>What staff writes down of a body's duty to publish its plan. Nothing is erased: a wrong entry is withdrawn by a further one.</summary>
internal static class ComplianceVerb
{
    public static Command Create()
    {
        var verb = new Command("compliance", "Writes down notifications, answers and exemptions; 'hub export compliance' gives the states.");
        verb.Subcommands.Add(Entry("notify", "The body was told that its plan is overdue: the days to make up for it run from then.", ComplianceActKind.Notified));
        verb.Subcommands.Add(Entry("answer", "The body answered.", ComplianceActKind.Answered));
        verb.Subcommands.Add(Entry("exempt", "The duty does not hold for the body.", ComplianceActKind.Exempted));
        verb.Subcommands.Add(Entry("withdraw", "An earlier entry was wrong: it stays, and is not followed any more.", ComplianceActKind.Withdrawn));
        verb.Subcommands.Add(Mail());
        return verb;
    }

    private static Command Mail()
    {
        var verb = new Command("mail", "Makes the weekly mail of everybody of Staff:Emails who has not had theirs; 'hub digests send' sends it.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var made = await hub.AloneAsync(context, WorkNames.ComplianceMail, hub.Get<ComplianceMailPass>().RunAsync, cancellationToken);
            context.Terminal.Row(new ComplianceMailRow(made), HubJson.Lines.ComplianceMailRow);
            context.Terminal.Say(made == 1 ? "One mail was made." : string.Create(CultureInfo.InvariantCulture, $"{made:N0} mails were made."));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Entry(string name, string description, ComplianceActKind kind)
    {
        var entity = new Argument<string>("ENTITY") { Description = "SCHEME:ID, as in PE-RUC:20131257750." };
        var year = new Option<int>("--year") { Description = "The year the plan is for.", Required = true };
        var last = new Option<int?>("--until-year") { Description = "Of an exemption that holds for several years: the last one." };
        var day = new Option<string?>("--on") { Description = "The day on which it happened; today without it.", HelpName = "DAY" };
        var what = new Option<string?>("--what") { Description = "Number of the letter or resolution.", HelpName = "TEXT" };
        var why = new Option<string>("--why") { Description = "The reason, for the history.", Required = true, HelpName = "TEXT" };
        var withdraws = new Option<long?>("--entry") { Description = "Number of the entry to be withdrawn.", Required = kind == ComplianceActKind.Withdrawn };
        var who = StaffName.Option();
        var verb = new Command(name, description) { entity, year, day, what, why, who };
        if (kind == ComplianceActKind.Exempted)
            verb.Options.Add(last);
        if (kind == ComplianceActKind.Withdrawn)
            verb.Options.Add(withdraws);
        verb.Runs(async (context, cancellationToken) =>
        {
            var identifier = EntityIdentifier.Parse(context.Get(entity)!)
                ?? throw VerbFailure.WrongUse($"'{context.Get(entity)}' is not an identifier: write it as SCHEME:ID, as in PE-RUC:20131257750.");
            var on = Day(context.Get(day));
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Clock.GetUtcNow(), hub.Get<IOptions<SiteOptions>>().Value.Zone).DateTime);
            var act = new NewComplianceAct
            {
                Kind = kind, Entity = identifier, Year = context.Get(year), Day = on ?? today, What = context.Get(what), Why = context.Get(why)!,
                LastYear = kind == ComplianceActKind.Exempted ? context.Get(last) : null,
                Withdraws = kind == ComplianceActKind.Withdrawn ? context.Get(withdraws) : null,
            };
            var number = await hub.Get<ComplianceActStore>().AddAsync(act, StaffName.Of(context.Get(who)), cancellationToken)
                ?? throw VerbFailure.WrongUse(kind == ComplianceActKind.Withdrawn
                    ? $"There is no entry of {identifier} with that number, or it was withdrawn already."
                    : $"No entity is known as '{identifier}'.");
            context.Terminal.Row(new ComplianceEntryRow(number, identifier.ToString(), act.Year, name), HubJson.Lines.ComplianceEntryRow);
            context.Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Entry {number}: {name} {identifier}, plan of {act.Year}."));
            return ExitCode.Done;
        });
        return verb;
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw VerbFailure.WrongUse($"--on: '{text}' is not a day such as 2026-02-28.");
}
