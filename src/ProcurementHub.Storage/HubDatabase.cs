using System.Data.Common;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage;

/// <summary>The one database of a hub: what all stores share.</summary>
public sealed class HubDatabase
{
    private readonly TransactionTries _tries;

    internal HubDatabase(ISqlDialect dialect)
    {
        DapperSetup.Ensure();
        Dialect = dialect;
        _tries = new TransactionTries(dialect);
        Ids = new IdBlocks(this);
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
    /// Runs the work in one transaction, and again from the start when somebody else was quicker with the same key, the
    /// engine chose this transaction to give way, or the connection was lost before the commit.
    /// </summary>
    internal Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, writes: true, isRepeatable: false, isPatient: false, cancellationToken);

    /// <summary>The same for work that may be kept twice: it is run again too when the commit was not answered.</summary>
    internal Task<T> WriteRepeatableAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, writes: true, isRepeatable: true, isPatient: false, cancellationToken);

    /// <summary>The same for what has happened outside and must be known here: a server that is gone for a minute is waited for.</summary>
    internal Task<T> WriteUntilKeptAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, writes: true, isRepeatable: true, isPatient: true, cancellationToken);

    /// <summary>For queries that need a temporary table, or must see one state of the database.</summary>
    internal Task<T> ReadAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, writes: false, isRepeatable: true, isPatient: false, cancellationToken);

    /// <summary>A query without a transaction, asked again like one.</summary>
    internal Task<T> AskAsync<T>(Func<DbConnection, Task<T>> query, CancellationToken cancellationToken) =>
        _tries.RunAsync(query, isPatient: false, cancellationToken);

    private Task<T> RunAsync<T>(
        Func<DbTransaction, Task<T>> work, bool writes, bool isRepeatable, bool isPatient, CancellationToken cancellationToken) =>
        _tries.RunAsync(async connection =>
        {
            var transaction = await Dialect.BeginAsync(connection, writes, cancellationToken);
            var isCommitting = false;
            try
            {
                var result = await work(transaction);
                isCommitting = true;
                await transaction.CommitAsync(cancellationToken);
                await transaction.DisposeAsync();
                return result;
            }
            catch (Exception exception)
            {
                var isLost = _tries.IsLoss(exception, connection, await TransactionTries.IsRolledBackAsync(transaction));
                if (!isLost)
                    throw;
                throw isCommitting && !isRepeatable ? new CommitUnknownException(exception) : new ConnectionLostException(exception);
            }
        }, isPatient, cancellationToken);
}
