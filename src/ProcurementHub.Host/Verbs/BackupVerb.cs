using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Backups;

namespace ProcurementHub.Host.Verbs;

/// <summary>For the embedded database. A server has its own backups, and its files are not ours to copy.</summary>
internal static class BackupVerb
{
    public static Command CreateBackup()
    {
        var to = Folder("Where to; the folder of an older backup is brought up to date.");
        var verb = new Command("backup", "Copies database, evidence and keys of an embedded hub to a folder, while it runs.") { to };
        verb.Runs(async (context, cancellationToken) =>
        {
            var (options, folder) = (Embedded(context), Path.GetFullPath(context.Get(to)!));
            var backup = new HubBackup(options, new DataFolderLayout(context.DataFolder), context.Clock);
            if (!backup.HasHub)
                throw VerbFailure.WrongUse($"there is no hub in {context.DataFolder}.");
            if (!HubBackup.MayGoTo(folder))
                throw VerbFailure.WrongUse($"{folder} is neither empty nor a backup; name a folder that is for this backup alone.");
            try
            {
                var made = await backup.MakeAsync(folder, cancellationToken);
                context.Terminal.Row(BackupRow.Of(folder, made), HubJson.Lines.BackupRow);
                context.Terminal.Say(FormattableString.Invariant(
                    $"{folder}: {made.Notices:N0} notices and {made.Subscribers:N0} subscribers as of {made.MadeAt:yyyy-MM-dd HH:mm:ss'Z'} ({made.DatabaseBytes:N0} bytes), {made.EvidenceFiles:N0} files of the evidence, {made.Keys} keys."));
                if (made.EvidenceMissing == 0)
                    return ExitCode.Done;
                context.Terminal.Note(FormattableString.Invariant($"hub: {made.EvidenceMissing:N0} files of the evidence were not there to be copied."));
                return ExitCode.SomethingFailed;
            }
            catch (InvalidDataException exception)
            {
                throw VerbFailure.CannotRun(exception.Message);
            }
        });
        return verb;
    }

    public static Command CreateRestore()
    {
        var from = Folder("A folder that `hub backup` made.");
        var verb = new Command("restore", "Brings such a backup back into a data folder that has no database.") { from };
        verb.Runs(async (context, cancellationToken) =>
        {
            var folder = Path.GetFullPath(context.Get(from)!);
            var result = await new HubRestore(Embedded(context), new DataFolderLayout(context.DataFolder)).RunAsync(folder, cancellationToken);
            if (!result.HasValue)
                throw VerbFailure.WrongUse(result.Reason! + ".");
            var ((manifest, evidence, damaged), lost) = (result.Value, result.Value.Lost);
            context.Terminal.Row(RestoreRow.Of(folder, result.Value), HubJson.Lines.RestoreRow);
            context.Terminal.Say(FormattableString.Invariant(
                $"{context.DataFolder}: {manifest.Notices:N0} notices and {manifest.Subscribers:N0} subscribers as of {manifest.MadeAt:yyyy-MM-dd HH:mm:ss'Z'}, {evidence:N0} files of the evidence."));
            context.Terminal.Note(FormattableString.Invariant(
                $"hub: nothing is known of what came after {manifest.MadeAt:yyyy-MM-dd HH:mm:ss'Z'}: mails sent since go out once more, and who left since is in again. Before mail is sent, look at the mail server's log, and end those addresses with `hub mail suppress`."));
            foreach (var name in damaged)
                context.Terminal.Note($"hub: evidence {name} is damaged in the backup and was left out.");
            if (lost > 0)
                context.Terminal.Note(FormattableString.Invariant($"hub: {lost:N0} files of the evidence that the backup had are not in it any more."));
            return damaged.Count == 0 && lost == 0 ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    private static Argument<string> Folder(string description) => new("folder") { Description = description };

    private static StorageOptions Embedded(VerbContext context)
    {
        var options = StorageSettings.Read(context.Configuration(), context.DataFolder);
        return options.Provider == DatabaseProvider.Sqlite ? options
            : throw VerbFailure.WrongUse("Database:Provider is 'SqlServer': that server has backups of its own; the evidence is a folder of files (deploy/README.md).");
    }
}
