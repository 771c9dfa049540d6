using System.CommandLine;
using System.Globalization;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage.Procedures;

namespace ProcurementHub.Host.Verbs;

/// <summary>Which notices are about one procedure, and why the hub takes them to be.</summary>
internal static class ProceduresVerb
{
    private const int Shown = 100;

    public static Command Create()
    {
        var notice = new Argument<string?>("NOTICE") { Description = "source/native id; all procedures with several notices without it.", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("procedures", "Notices of different sources, and several calls, that are about one procedure.") { notice };
        verb.Subcommands.Add(Unlink());
        verb.Subcommands.Add(TakeBack());
        verb.Subcommands.Add(LinkAll());
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            if (context.Get(notice) is { } key)
                await OneAsync(context, hub, key, cancellationToken);
            else
                await AllAsync(context, hub, cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task OneAsync(VerbContext context, HubSession hub, string key, CancellationToken cancellationToken)
    {
        var found = await NoticeArgument.FindAsync(hub, key, cancellationToken);
        var rows = (await hub.Get<ProcedureStore>().OfAsync(found.Notice.Id, cancellationToken)).Select(ProcedureNoticeReport.Of).ToList();
        foreach (var row in rows)
            context.Terminal.Row(row, HubJson.Lines.ProcedureNoticeReport);
        if (rows.Count == 0)
            context.Terminal.Say("No other notice is known of this one's procedure.");
        else
            Table(context, rows);
        foreach (var apart in await hub.Get<ProcedureStore>().ApartAsync(found.Notice.Id, cancellationToken))
            context.Terminal.Note(ApartReport.Of(key, apart).ToLine());
    }

    private static async Task AllAsync(VerbContext context, HubSession hub, CancellationToken cancellationToken)
    {
        var shown = new List<ProcedureNoticeReport>();
        var (notices, procedures, last) = (0, 0, 0L);
        await foreach (var row in hub.Get<ProcedureStore>().StreamAsync(cancellationToken))
        {
            var report = ProcedureNoticeReport.Of(row);
            context.Terminal.Row(report, HubJson.Lines.ProcedureNoticeReport);
            if (shown.Count < Shown)
                shown.Add(report);
            notices++;
            procedures += row.ProcedureId == last ? 0 : 1;
            last = row.ProcedureId;
        }

        if (shown.Count > 0)
            Table(context, shown);
        if (notices > shown.Count)
            context.Terminal.Say($"... and {Number(notices - shown.Count)} notices more; --json gives them all.");
        context.Terminal.Note($"{Number(procedures)} procedures have several notices, {Number(notices)} in all.");
    }

    private static void Table(VerbContext context, IEnumerable<ProcedureNoticeReport> rows) =>
        context.Terminal.Table(["procedure", "notice", "code", "call#", "linked by", "title"], rows.Select(row => row.ToCells()));

    private static Command Unlink()
    {
        var (notice, why, who) = (Notice(), Why(), StaffName.Option());
        var verb = new Command("unlink", "Takes a notice out of its procedure; it is never linked with these notices again.") { notice, why, who };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var found = await NoticeArgument.FindAsync(hub, context.Get(notice)!, cancellationToken);
            var others = await hub.Get<ProcedureStore>().UnlinkAsync(found.Notice.Id, StaffName.Of(context.Get(who)), context.Get(why)!, cancellationToken);
            context.Terminal.Row(new ProcedureChangeRow(context.Get(notice), others), HubJson.Lines.ProcedureChangeRow);
            context.Terminal.Say(others == 0 ? "It was linked with no other notice." : $"Taken apart from {Number(others)} notices.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command TakeBack()
    {
        var (notice, why, who) = (Notice(), Why(), StaffName.Option());
        var verb = new Command("relink", "Takes back an 'unlink'; the rules decide again.") { notice, why, who };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var found = await NoticeArgument.FindAsync(hub, context.Get(notice)!, cancellationToken);
            var pairs = await hub.Get<ProcedureStore>().TakeBackAsync(found.Notice.Id, StaffName.Of(context.Get(who)), context.Get(why)!, cancellationToken);
            context.Terminal.Row(new ProcedureChangeRow(context.Get(notice), pairs), HubJson.Lines.ProcedureChangeRow);
            context.Terminal.Say(pairs == 0 ? "Nobody had taken it out of a procedure." : "The rules decide again where it belongs.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command LinkAll()
    {
        var verb = new Command("link", "Links all notices anew, also those of a database from before there were procedures.");
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken);
            var moved = await hub.Get<ProcedureStore>().LinkAllAsync(cancellationToken);
            context.Terminal.Row(new ProcedureChangeRow(null, moved), HubJson.Lines.ProcedureChangeRow);
            context.Terminal.Say($"{Number(moved)} notices belong elsewhere than before.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Argument<string> Notice() => new("NOTICE") { Description = "source/native id" };

    private static Option<string> Why() => new("--why") { Description = "The reason, for the history.", Required = true, HelpName = "TEXT" };

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
