using Microsoft.Data.Sqlite;

namespace ProcurementHub.Host.CommandLine;

/// <summary>What to do about a disk or a database that does not let a verb run, where the engine's words do not say it.</summary>
internal static class OutsideAdvice
{
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int DiskFull = 13;
    private const int CannotOpen = 14;
    private const int Busy = 5;

    /// <returns>To follow the failure's own words; empty when these say all.</returns>
    public static string For(Exception failure, string dataFolder) => failure switch
    {
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } => $" The data folder is {dataFolder}: see that it is there and that the hub's user may write in it.",
        SqliteException { SqliteErrorCode: DiskFull } => $" Free some space on the disk of {dataFolder}; nothing is lost, and the next run goes on from here.",
        SqliteException { SqliteErrorCode: InputOutput } => $" The disk of {dataFolder} may be full or failing; nothing is lost, and the next run goes on from here.",
        SqliteException { SqliteErrorCode: Busy } => " Another program keeps the database locked.",
        _ when failure.InnerException is { } inner => For(inner, dataFolder),
        _ => "",
    };
}
