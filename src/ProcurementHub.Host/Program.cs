using System.CommandLine;
using ProcurementHub.Host.CommandLine;
using ProcurementHub.Host.Verbs;

Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Collects what public entities publish about their purchases and tells each firm what is for it.");
foreach (var option in GlobalOptions.All)
    root.Options.Add(option);
foreach (var verb in AllVerbs.Create())
    root.Subcommands.Add(verb);

var line = root.Parse(args);
if (line.Errors.Count > 0)
{
    // A word that nothing knows also leaves its verb without what it requires: only the word is the mistake.
    var errors = line.Errors.Where(error => line.UnmatchedTokens.Any(word => error.Message.Contains(word, StringComparison.Ordinal))).ToList();
    foreach (var error in errors.Count > 0 ? errors : line.Errors)
        Console.Error.WriteLine($"hub: {string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
    Console.Error.WriteLine("hub --help, or hub VERB --help, tells what there is.");
    return ExitCode.WrongUse;
}

return await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
