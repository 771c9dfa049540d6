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
    foreach (var error in line.Errors)
        Console.Error.WriteLine($"hub: {error.Message}");
    Console.Error.WriteLine("hub --help, or hub VERB --help, tells what there is.");
    return ExitCode.WrongUse;
}

return await line.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
