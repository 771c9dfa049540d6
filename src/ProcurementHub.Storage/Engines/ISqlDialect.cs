using System.Data.Common;

namespace ProcurementHub.Storage.Engines;

/// <summary>Only what the two engines do differently. Everything else is one statement for both.</summary>
internal interface ISqlDialect
{
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <param name="writes">On a one-writer engine such a transaction takes its turn now and not halfway.</param>
    Task<DbTransaction> BeginAsync(DbConnection connection, bool writes, CancellationToken cancellationToken);

    /// <summary>Cuts an ordered query to <c>@take</c> rows after the first <c>@skip</c>.</summary>
    string Paged(string orderedQuery);

    /// <summary>
    /// A query for the numbers of a JSON array in <c>@ids</c>, to stand behind IN. A parameter for each of many would
    /// cost more than what is asked for.
    /// </summary>
    string NumbersOfIds { get; }

    /// <summary>Takes <c>@count</c> due mails, none to a domain of <c>@busy</c>, for <c>@owner</c> and gives their ids back, in one statement.</summary>
    string LeaseMails { get; }

    /// <summary>Puts the rows into a new temporary table of this connection, named <c>[#name]</c> in SQL.</summary>
    Task StageAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken);

    /// <summary>Puts the rows into a table of the schema.</summary>
    Task LoadAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken);

    SqlFault FaultOf(Exception exception);

    /// <summary>Neither this connection nor those that wait in the pool are used again.</summary>
    void Discard(DbConnection connection);

    /// <summary>Folder of the engine's migrations.</summary>
    string MigrationFolder { get; }

    /// <summary>Counts the tables of the name <c>@table</c>.</summary>
    string CountTables { get; }

    /// <summary>Keeps other processes from migrating until <see cref="UnlockAfterMigrationAsync"/>.</summary>
    Task LockForMigrationAsync(DbConnection connection, CancellationToken cancellationToken);

    Task UnlockAfterMigrationAsync(DbConnection connection);
}
