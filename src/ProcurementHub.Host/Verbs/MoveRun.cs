using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Backups;
using ProcurementHub.Storage.Moving;

namespace ProcurementHub.Host.Verbs;

/// <summary>`hub migrate --copy-from`: moves a hub, and shows that what arrived is what was sent.</summary>
internal static class MoveRun
{
    private const string Prefix = "sqlite:";

    private static readonly string[] heads = ["table", "rows#", "arrived#", "checksum", ""];

    public static async Task<int> RunAsync(VerbContext context, string from, CancellationToken cancellationToken)
    {
        if (!from.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || from.Length == Prefix.Length)
            throw VerbFailure.WrongUse($"--copy-from: '{from}' is not of the form sqlite:PATH.");
        var path = Path.GetFullPath(from[Prefix.Length..]);
        await using var hub = await HubSession.OpenAsync(context, cancellationToken, migrate: false);
        var options = hub.Get<StorageOptions>();
        if (options.Provider == DatabaseProvider.Sqlite && Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource) == path)
            throw VerbFailure.WrongUse($"{path} is the configured database itself. Set Database:Provider, or --data, to where it is to go.");
        try
        {
            var started = Stopwatch.GetTimestamp();
            var files = new MovedFiles(path, new DataFolderLayout(context.DataFolder), options.EvidenceFolder);
            var moved = await Progress.WhileAsync<MovedHub, MoveProgress>(
                context.Terminal, Line, progress => hub.Get<HubMove>().RunAsync(path, files, progress, cancellationToken));
            Show(context.Terminal, moved, Stopwatch.GetElapsedTime(started));
            return Verdict(context.Terminal, moved);
        }
        catch (MoveRefusedException refused)
        {
            throw VerbFailure.CannotRun(refused.Message);
        }
    }

    private static string Line(MoveProgress step) => step.IsChecking
        ? $"comparing {step.Table}"
        : FormattableString.Invariant($"{step.Table}: {step.Done:N0} of {step.All:N0} rows");

    private static void Show(Terminal terminal, MovedHub moved, TimeSpan time)
    {
        foreach (var table in moved.Tables)
        {
            terminal.Row(
                new MovedTableRow(table.Table, table.Source.Rows, table.Target.Rows, table.Source.ToString(), table.Target.ToString(), table.IsEqual),
                HubJson.Lines.MovedTableRow);
        }

        terminal.Table(heads, moved.Tables.Select(table => (IReadOnlyList<string>)
        [
            table.Table, FormattableString.Invariant($"{table.Source.Rows:N0}"), FormattableString.Invariant($"{table.Target.Rows:N0}"),
            table.Target.ToString(), table.IsEqual ? "equal" : $"DIFFERS: {table.Source}",
        ]));
        terminal.Say(FormattableString.Invariant(
            $"{moved.Tables.Count} tables, {moved.Rows:N0} rows, {moved.AlreadyThere:N0} of them brought by an earlier start; {time.TotalSeconds:N1} s."));
        terminal.Say(moved.Evidence switch
        {
            { IsBrought: true } evidence => FormattableString.Invariant($"{evidence.Files:N0} files of the evidence are in the data folder, and the keys of cookies."),
            { Missing: 0 } => "No file of the evidence is named.",
            var evidence => FormattableString.Invariant($"The database names {evidence.Missing:N0} files of the evidence, and none was brought: see that the folders 'evidence' and 'keys' of the old hub are in the data folder."),
        });
    }

    private static int Verdict(Terminal terminal, MovedHub moved)
    {
        var different = string.Join(", ", moved.Different);
        if (different.Length > 0)
            terminal.Note($"hub: not the same on both sides: {different}. The target is no hub yet; empty it and begin anew.");
        if (moved.Evidence is { IsBrought: true, Missing: > 0 and var missing })
            terminal.Note(FormattableString.Invariant($"hub: {missing:N0} files of the evidence were not there to be copied."));
        return different.Length > 0 || moved.Evidence is { IsBrought: true, Missing: > 0 } ? ExitCode.SomethingFailed : ExitCode.Done;
    }
}
