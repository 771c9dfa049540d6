using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Digests;
using ProcurementHub.Jobs.Mail;
using ProcurementHub.Jobs.Nodes;

namespace ProcurementHub.Host.Verbs;

internal static class DigestsVerb
{
    public static Command Create()
    {
        var verb = new Command("digests", "What subscribers get.");
        verb.Subcommands.Add(Preview());
        verb.Subcommands.Add(Send());
        return verb;
    }

    private static Command Preview()
    {
        var email = new Argument<string>("EMAIL") { Description = "Address of the subscriber." };
        var verb = new Command("preview", "Shows the subscriber's next digest; changes nothing.") { email };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var preview = await hub.Get<DigestPreview>().ForAsync(context.Get(email)!, cancellationToken)
                ?? throw VerbFailure.WrongUse($"Nobody has subscribed with the address '{context.Get(email)}'.");
            context.Terminal.Row(
                new PreviewRow(context.Get(email)!, preview.GetsMail, preview.Mail?.Subject, preview.Mail?.Text, preview.LeftOut.Closed),
                HubJson.Lines.PreviewRow);
            if (!preview.GetsMail)
                context.Terminal.Note("This subscriber gets no mail: the address is not verified, or was unsubscribed.");
            if (preview.Mail is null)
                context.Terminal.Say("There is nothing to tell.");
            else
                context.Terminal.Say($"{preview.Mail.Subject}{Environment.NewLine}{Environment.NewLine}{preview.Mail.Text}");
            if (preview.LeftOut.Closed > 0)
                context.Terminal.Note($"{preview.LeftOut.Closed} matching notices are left out, because they have closed.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Send()
    {
        var verb = new Command("send", "Composes the digests that are due and sends what waits in the outbox.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var composed = await hub.AloneAsync(context, WorkNames.Composing, hub.Get<ComposePass>().RunAsync, cancellationToken);
            var sent = await hub.Get<SendPass>().RunAsync(cancellationToken);
            context.Terminal.Row(
                new SendRow(composed.Due, composed.Digests, composed.Items, composed.LeftOut, composed.Waiting, sent.Sent, sent.Postponed, sent.GivenUp, sent.LastError),
                HubJson.Lines.SendRow);
            context.Terminal.Say($"{composed.Digests} digests with {composed.Items} notices and plan lines for {composed.Due} subscribers who were due; {sent.Sent} mails sent.");
            if (composed.Waiting > 0)
                context.Terminal.Note($"{composed.Waiting} subscribers have matches of closed notices only, and get no mail for those.");
            if (composed.Unaddressable > 0)
                context.Terminal.Note($"{composed.Unaddressable} subscribers have an address that no mail can bear.");
            if (sent.Postponed + sent.GivenUp > 0)
                context.Terminal.Note($"{sent.Postponed} mails postponed, {sent.GivenUp} given up; the last answer was: {sent.LastError}");
            return sent.Postponed + sent.GivenUp + composed.Unaddressable == 0 ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }
}
