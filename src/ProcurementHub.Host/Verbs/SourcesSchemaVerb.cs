using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Sources.Definitions;

namespace ProcurementHub.Host.Verbs;

/// <summary>Gives out the schema of definition files, for the folder where users keep their own.</summary>
internal static class SourcesSchemaVerb
{
    public static Command Create()
    {
        var file = new Option<string?>("--out") { Description = "File to write; standard output without it.", HelpName = "FILE" };
        var verb = new Command("schema", "The JSON Schema by which editors complete and check the keys of a definition.") { file };
        verb.Runs(async (context, cancellationToken) =>
        {
            if (context.Get(file) is not { } path)
            {
                await context.Terminal.Output.WriteAsync(DefinitionSchema.Text().AsMemory(), cancellationToken);
                return ExitCode.Done;
            }

            await File.WriteAllTextAsync(path, DefinitionSchema.Text(), cancellationToken);
            context.Terminal.Note($"{path} written. A definition beside it begins with: # yaml-language-server: $schema={Path.GetFileName(path)}");
            return ExitCode.Done;
        });
        return verb;
    }
}
