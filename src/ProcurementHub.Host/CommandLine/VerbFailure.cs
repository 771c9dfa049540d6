namespace ProcurementHub.Host.CommandLine;

/// <summary>Ends a verb with a message for the person at the terminal, and no stack trace.</summary>
internal sealed class VerbFailure(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static VerbFailure WrongUse(string message) => new(CommandLine.ExitCode.WrongUse, message);

    public static VerbFailure CannotRun(string message) => new(CommandLine.ExitCode.CannotRun, message);
}
