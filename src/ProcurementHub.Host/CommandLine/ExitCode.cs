namespace ProcurementHub.Host.CommandLine;

/// <summary>What `hub` ends with; scripts depend on the numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, but something failed; what failed was named.</summary>
    public const int SomethingFailed = 1;

    /// <summary>Wrong use, or input that cannot be read.</summary>
    public const int WrongUse = 2;

    /// <summary>The database, the mail server or the disk does not let it run.</summary>
    public const int CannotRun = 3;
}
