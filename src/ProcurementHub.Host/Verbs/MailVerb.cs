using System.CommandLine;
using Microsoft.Extensions.Options;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Mail.Bounces;
using ProcurementHub.Jobs.Nodes;
using ProcurementHub.Storage.Digests;
using ProcurementHub.Storage.Mailing;

namespace ProcurementHub.Host.Verbs;

/// <summary>What became of the mails, and who gets none.</summary>
internal static class MailVerb
{
    private const int UsualDays = 7;
    private const int Shown = 1000;

    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "How far back mails that were given up are shown.", HelpName = "N", DefaultValueFactory = _ => UsualDays };
        var verb = new Command("mail", "Where the composed mails stand, and those that were given up.") { days };
        verb.Subcommands.Add(Suppressed());
        verb.Subcommands.Add(Suppress());
        verb.Subcommands.Add(Lift());
        verb.Subcommands.Add(Bounces());
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var outbox = hub.Get<OutboxStore>();
            var counts = await outbox.CountAsync(cancellationToken);
            var suppressed = await hub.Get<SuppressionStore>().ListAsync(cancellationToken);
            var failed = await outbox.FailedSinceAsync(context.Clock.GetUtcNow().AddDays(-context.Get(days)), Shown, cancellationToken);
            var state = new MailStateRow(
                counts.Waiting, counts.Leased, counts.Sent, counts.Failed, counts.Withdrawn, suppressed.Count,
                await outbox.NextDueAsync(cancellationToken), await outbox.RefusedSinceAsync(cancellationToken));
            context.Terminal.Row(state, HubJson.Lines.MailStateRow);
            context.Terminal.Say(FormattableString.Invariant(
                $"{state.Waiting:N0} mails wait, {state.OnTheirWay:N0} are on their way, {state.Sent:N0} are sent, {state.GivenUp:N0} were given up, {state.Withdrawn:N0} withdrawn; {state.Suppressed:N0} addresses get no mail."));
            if (state.RefusedSince is not null)
                context.Terminal.Note($"Some are not taken since {MailCells.Instant(state.RefusedSince)}.");
            var rows = failed.Select(GivenUpRow.Of).ToList();
            foreach (var row in rows)
                context.Terminal.Row(row, HubJson.Lines.GivenUpRow);
            if (rows.Count > 0)
                context.Terminal.Table(["given up", "at", "code", "answer"], rows.Select(row => row.ToCells()));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Suppressed()
    {
        var verb = new Command("suppressed", "Addresses that get no mail, with the reason.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var rows = (await hub.Get<SuppressionStore>().ListAsync(cancellationToken)).Select(SuppressionRow.Of).ToList();
            foreach (var row in rows)
                context.Terminal.Row(row, HubJson.Lines.SuppressionRow);
            if (rows.Count == 0)
                context.Terminal.Say("Every address may get mail.");
            else
                context.Terminal.Table(["address", "reason", "since", "detail"], rows.Select(row => row.ToCells()));
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Suppress()
    {
        var (email, by) = (Email(), StaffName.Option());
        var why = new Option<string?>("--why") { Description = "What is noted with it.", HelpName = "TEXT" };
        var verb = new Command("suppress", "Sends no more mail to an address; takes back what waits for it.") { email, by, why };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var added = await hub.Get<SuppressionStore>().SuppressAsync(
                context.Get(email)!, StaffName.Of(context.Get(by)), context.Get(why), context.Clock.GetUtcNow(), cancellationToken);
            context.Terminal.Row(new SuppressionChangeRow(context.Get(email)!, added), HubJson.Lines.SuppressionChangeRow);
            context.Terminal.Say(added ? $"{context.Get(email)} gets no more mail." : $"{context.Get(email)} got no mail before.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Lift()
    {
        var email = Email();
        var by = StaffName.Option();
        var why = new Option<string?>("--why") { Description = "What is noted with it.", HelpName = "TEXT" };
        var verb = new Command("lift", "Lets an address get mail again. Alerts that ended with a complaint stay ended.") { email, by, why };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            if (!await hub.Get<SuppressionStore>().LiftAsync(
                    context.Get(email)!, StaffName.Of(context.Get(by)), context.Get(why), context.Clock.GetUtcNow(), cancellationToken))
                throw VerbFailure.WrongUse($"'{context.Get(email)}' is not suppressed; 'hub mail suppressed' lists those that are.");
            context.Terminal.Row(new SuppressionChangeRow(context.Get(email)!, true), HubJson.Lines.SuppressionChangeRow);
            context.Terminal.Say($"{context.Get(email)} gets mail again.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Bounces()
    {
        var verb = new Command("bounces", "Reads what came back to the mailbox of Mail:Bounces:Maildir, and acts on it.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            if (hub.Get<IOptions<MailOptions>>().Value.Bounces.Maildir is null)
                throw VerbFailure.WrongUse("Mail:Bounces:Maildir: names no mailbox.");
            var result = await hub.AloneAsync(context, WorkNames.Bounces, hub.Get<BouncePass>().RunAsync, cancellationToken);
            context.Terminal.Row(
                new BounceRow(result.Read, result.Failed, result.Suppressed, result.Unsubscribed, result.Unreadable, result.NotOurs, result.Left, result.LastError),
                HubJson.Lines.BounceRow);
            context.Terminal.Say($"{result.Read} files: {result.Suppressed} addresses suppressed, {result.Failed} mails failed otherwise, {result.Unsubscribed} complaints.");
            if (result.Unreadable + result.NotOurs > 0)
                context.Terminal.Note($"{result.Unreadable} were not understood and {result.NotOurs} name no mail of the hub; they lie unseen in the mailbox's folder 'cur' or are in the log.");
            if (result.Left > 0)
                context.Terminal.Note($"{result.Left} files stay where they are: {result.LastError}");
            return result.Left == 0 ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    private static Argument<string> Email() => new("EMAIL") { Description = "The address." };
}
