using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Host.CommandLine;

/// <summary>
/// Runs a verb and turns what stops it into one line and an exit code. The only place of the program that
/// catches what is not expected; where that came from is shown with --verbose only.
/// </summary>
internal static class VerbRunner
{
    public static void Runs(this Command command, Func<VerbContext, CancellationToken, Task<int>> body) =>
        command.SetAction((line, cancellationToken) => RunAsync(line, body, cancellationToken));

    private static async Task<int> RunAsync(
        ParseResult line, Func<VerbContext, CancellationToken, Task<int>> body, CancellationToken cancellationToken)
    {
        var verbose = line.GetValue(GlobalOptions.Verbose);
        var terminal = new Terminal(Console.Out, Console.Error, line.GetValue(GlobalOptions.Json));
        var context = new VerbContext(
            line,
            terminal,
            Path.GetFullPath(line.GetValue(GlobalOptions.Data)!),
            line.GetValue(GlobalOptions.Now) is { } now ? new ReplacedClock(now) : TimeProvider.System,
            verbose);
        try
        {
            return await body(context, cancellationToken);
        }
        catch (VerbFailure failure)
        {
            terminal.Note($"hub: {failure.Message}");
            return failure.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Note("hub: stopped before it was done; what was finished is kept.");
            return ExitCode.SomethingFailed;
        }
        catch (OptionsValidationException failure)
        {
            terminal.Note($"hub: {string.Join("; ", failure.Failures)}");
            return ExitCode.WrongUse;
        }
        catch (SchemaMismatchException failure)
        {
            terminal.Note($"hub: cannot run: {failure.Message}");
            return ExitCode.CannotRun;
        }
        catch (Exception failure) when (IsOfTheOutsideWorld(failure))
        {
            terminal.Note($"hub: cannot run: {failure.Message}{OutsideAdvice.For(failure, context.DataFolder)}");
            if (verbose)
                terminal.Note(failure.ToString());
            return ExitCode.CannotRun;
        }
        catch (Exception failure)
        {
            terminal.Note(verbose
                ? $"hub: unexpected: {failure}"
                : $"hub: unexpected: {failure.GetType().Name}: {InOneLine(failure.Message)}; --verbose shows where");
            return ExitCode.CannotRun;
        }
    }

    private static string InOneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Database and disk: no fault of the program, and none that another try a moment later mends.</summary>
    public static bool IsOfTheOutsideWorld(Exception failure) =>
        failure is DbException or IOException or UnauthorizedAccessException
        || (failure.InnerException is { } inner && IsOfTheOutsideWorld(inner));
}
