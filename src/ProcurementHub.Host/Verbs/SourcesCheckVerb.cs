using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Output;
using ProcurementHub.Host.Wiring;
using ProcurementHub.Jobs.Collecting;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Host.Verbs;

/// <summary>Reads without storing: what a definition makes of documents, before anything is kept.</summary>
internal static class SourcesCheckVerb
{
    private const int Shown = 5;

    public static Command Create()
    {
        var source = new Argument<string>("ID-or-file") { Description = "A source, or a definition file (.yml) that is being written." };
        var from = new Option<string?>("--from") { Description = "Saved documents to read instead of the network.", HelpName = "PATH" };
        var verb = new Command("check", "Reads without storing: the first records as normalised, and every diagnostic.") { source, from };
        verb.Runs(async (context, cancellationToken) =>
        {
            await using var hub = await HubSession.OpenAsync(context, cancellationToken, migrate: false);
            var definition = Find(hub.Get<SourceCatalog>(), context.Get(source)!);
            if (context.Get(from) is { } path && !File.Exists(path) && !Directory.Exists(path))
                throw VerbFailure.WrongUse($"'{path}' is not a file or a folder.");

            var check = await hub.Get<SourceCheck>().RunAsync(
                new CollectRequest(definition) { From = context.Get(from) }, Shown, cancellationToken);
            CheckReport.Write(context.Terminal, definition, check);
            return check.Failures.Count == 0 ? ExitCode.Done : ExitCode.SomethingFailed;
        });
        return verb;
    }

    private static SourceDefinition Find(SourceCatalog catalog, string idOrFile)
    {
        if (!File.Exists(idOrFile))
        {
            return Path.GetExtension(idOrFile).ToLowerInvariant() is ".yml" or ".yaml"
                ? throw VerbFailure.WrongUse($"There is no file '{idOrFile}'.")
                : SourceArgument.Find(catalog, idOrFile);
        }

        var loaded = SourceCatalog.LoadFile(idOrFile);
        return loaded.Definition
            ?? throw VerbFailure.WrongUse($"{idOrFile} cannot be used.{string.Concat(loaded.Errors.Select(error => Environment.NewLine + error))}");
    }
}
