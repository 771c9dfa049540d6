using System.Diagnostics.Metrics;

namespace ProcurementHub.Storage.Engines;

/// <summary>What a monitoring system may count, under the name of the hub's other meters.</summary>
internal static class StorageMeters
{
    public const string Name = "ProcurementHub";

    private static readonly Meter meter = new(Name);

    private static readonly Counter<long> retries = meter.CreateCounter<long>(
        "hub.database.retries", "{transaction}", "Transactions that were run again: deadlock, busy, connection lost, unique violation, connection that only reads.");

    public static void TriedAgain(SqlFault fault) => retries.Add(1, new KeyValuePair<string, object?>("fault", Word(fault)));

    private static string Word(SqlFault fault) => fault switch
    {
        SqlFault.Deadlock => "deadlock",
        SqlFault.Busy => "busy",
        SqlFault.ConnectionLost => "connection_lost",
        SqlFault.UniqueViolation => "unique_violation",
        SqlFault.OnlyReads => "only_reads",
        _ => "other",
    };
}
