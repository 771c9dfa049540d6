using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage;

/// <summary>The one database of a hub: what all stores share.</summary>
public sealed class HubDatabase
{
    private const int Attempts = 5;

    internal HubDatabase(ISqlDialect dialect)
    {
        DapperSetup.Ensure();
        Dialect = dialect;
        Ids = new IdBlocks(dialect);
    }

    internal ISqlDialect Dialect { get; }

    internal IdBlocks Ids { get; }

    public static HubDatabase For(StorageOptions options) => new(options.Provider switch
    {
        DatabaseProvider.SqlServer => new SqlServerDialect(options.ConnectionString),
        _ => new SqliteDialect(options.ConnectionString),
    });

    /// <summary>Opens and closes a connection; throws what the engine throws.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
    }

    internal Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => Dialect.OpenAsync(cancellationToken);

    /// <summary>
    /// Runs the work in one transaction, and once more from the start when somebody else was quicker with the
    /// same key, or the engine chose this transaction to give way.
    /// </summary>
    internal Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, writes: true, cancellationToken);

    /// <summary>For queries that need a temporary table, or must see one state of the database.</summary>
    internal Task<T> ReadAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, writes: false, cancellationToken);

    private async Task<T> RunAsync<T>(Func<DbTransaction, Task<T>> work, bool writes, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAsync(cancellationToken);
                await using var transaction = await Dialect.BeginAsync(connection, writes, cancellationToken);
                var result = await work(transaction);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (DbException exception) when (IsWorthAnotherTry(exception, attempt))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt * attempt), cancellationToken);
            }
        }
    }

    // A key that is there the second time too does not come from a race.
    private bool IsWorthAnotherTry(DbException exception, int attempt) => Dialect.FaultOf(exception) switch
    {
        SqlFault.UniqueViolation => attempt == 1,
        SqlFault.Deadlock or SqlFault.Busy => attempt < Attempts,
        _ => false,
    };
}
