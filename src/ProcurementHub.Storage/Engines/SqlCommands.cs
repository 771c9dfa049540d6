using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace ProcurementHub.Storage.Engines;

/// <summary>Dapper with the transaction and the cancellation token never forgotten.</summary>
internal static class SqlCommands
{
    // Of waiting for the server, not of working on what it sends: a streamed result may take longer as a whole.
    private const int TimeoutSeconds = 300;

    public static Task<int> RunAsync(
        this DbTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(Command(sql, parameters, transaction, cancellationToken));

    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this DbTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken) =>
        (await transaction.Connection!.QueryAsync<T>(Command(sql, parameters, transaction, cancellationToken))).AsList();

    public static Task<T?> FirstAsync<T>(
        this DbTransaction transaction, string sql, object? parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, transaction, cancellationToken));

    public static Task<IReadOnlyList<T>> ListAsync<T>(
        this HubDatabase database, string sql, object? parameters, CancellationToken cancellationToken) =>
        database.AskAsync<IReadOnlyList<T>>(
            async connection => (await connection.QueryAsync<T>(Command(sql, parameters, null, cancellationToken))).AsList(), cancellationToken);

    public static Task<T?> FirstAsync<T>(
        this HubDatabase database, string sql, object? parameters, CancellationToken cancellationToken) =>
        database.AskAsync(
            connection => connection.QueryFirstOrDefaultAsync<T?>(Command(sql, parameters, null, cancellationToken)), cancellationToken);

    /// <summary>Row by row, for results that are too large to be held.</summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this HubDatabase database, string sql, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await foreach (var row in connection.QueryUnbufferedAsync<T>(sql, commandTimeout: TimeoutSeconds).WithCancellation(cancellationToken))
            yield return row;
    }

    /// <summary>One statement in its own transaction, tried again like any other write.</summary>
    public static Task<int> RunAsync(
        this HubDatabase database, string sql, object? parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => transaction.RunAsync(sql, parameters, cancellationToken), cancellationToken);

    private static CommandDefinition Command(
        string sql, object? parameters, DbTransaction? transaction, CancellationToken cancellationToken) =>
        new(sql, parameters, transaction, TimeoutSeconds, cancellationToken: cancellationToken);
}
