using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Polly;
using Polly.Retry;

namespace ProcurementHub.Storage.Engines;

/// <summary>
/// The one place where the database is asked again. A transaction is run from its beginning each time, never from its
/// middle: what it did before was rolled back with it.
/// </summary>
/// <remarks>
/// Work whose commit was not answered is not run again, unless it says that it may be (<see cref="HubDatabase.WriteRepeatableAsync"/>).
/// To its caller that is the same as a kill -9 right there, which all writers outlive:
/// a portion of a pass is staged again by the next pass and found unchanged (to run it again at once would count its records
/// twice); matches and the mark of the versions they came from are kept together, so the next pass matches those that have
/// no mark; a digest and its mail are kept together with the marks of what they tell, and there is one a subscriber and
/// period, so the next pass composes those that have none; a lease that nobody knows of ends by itself.
/// Marks of what the mail server took are repeatable: they say the same twice, and without them a mail would go out again.
/// </remarks>
internal sealed class TransactionTries
{
    private const int Again = 4;

    // With the pauses below, well over a minute.
    private const int AgainUntilKept = 14;

    private static readonly TimeSpan first = TimeSpan.FromMilliseconds(20);

    // A server that is started again, or another that takes its place, answers after some seconds.
    private static readonly TimeSpan firstWithoutServer = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(10);

    private readonly ISqlDialect _dialect;
    private readonly ResiliencePipeline _pipeline;
    private readonly ResiliencePipeline _patient;

    public TransactionTries(ISqlDialect dialect)
    {
        _dialect = dialect;
        _pipeline = Pipeline(Again);
        _patient = Pipeline(AgainUntilKept);
    }

    private ResiliencePipeline Pipeline(int again) =>
        new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = again,
                ShouldHandle = tried => ValueTask.FromResult(IsWorthAnotherTry(tried.Outcome.Exception, tried.AttemptNumber)),
                DelayGenerator = tried => ValueTask.FromResult<TimeSpan?>(Delay(tried.Outcome.Exception, tried.AttemptNumber)),
                OnRetry = tried =>
                {
                    StorageMeters.TriedAgain(FaultOf(tried.Outcome.Exception!));
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    /// <param name="work">May be called several times.</param>
    /// <param name="isPatient">Waits for a server that is gone for a minute.</param>
    public async Task<T> RunAsync<T>(Func<DbConnection, Task<T>> work, bool isPatient, CancellationToken cancellationToken) =>
        await (isPatient ? _patient : _pipeline).ExecuteAsync(async token =>
        {
            await using var connection = await _dialect.OpenAsync(token);
            try
            {
                return await work(connection);
            }
            catch (Exception exception) when (IsLoss(exception, connection, isRolledBack: true))
            {
                throw new ConnectionLostException(exception);
            }
            catch (Exception exception) when (_dialect.FaultOf(exception) == SqlFault.OnlyReads)
            {
                // Else it would come out of the pool again when all can long be written.
                _dialect.Discard(connection);
                throw;
            }
        }, cancellationToken);

    /// <summary>
    /// Whether the server is gone, or has ended the connection. Which exception tells of it depends on what was just being
    /// done, and the client may still call the connection open; but it cannot roll back on it any more.
    /// </summary>
    public bool IsLoss(Exception exception, DbConnection connection, bool isRolledBack) =>
        exception is not (OperationCanceledException or CommitUnknownException)
        && (connection.State != ConnectionState.Open || _dialect.FaultOf(exception) == SqlFault.ConnectionLost || (!isRolledBack && connection is SqlConnection));

    public static async Task<bool> IsRolledBackAsync(DbTransaction transaction)
    {
        try
        {
            await transaction.DisposeAsync();
            return true;
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // What the work itself failed of says more.
            return false;
        }
    }

    private SqlFault FaultOf(Exception? exception) => exception switch
    {
        null or CommitUnknownException => SqlFault.Other,
        ConnectionLostException => SqlFault.ConnectionLost,
        _ => _dialect.FaultOf(exception),
    };

    // A key that is there the second time too does not come from a race, and a new connection that cannot write tells the truth.
    private bool IsWorthAnotherTry(Exception? exception, int attempt) => FaultOf(exception) switch
    {
        SqlFault.UniqueViolation or SqlFault.OnlyReads => attempt == 0,
        SqlFault.ConnectionLost => true,
        SqlFault.Deadlock or SqlFault.Busy => attempt < Again,
        _ => false,
    };

    // Two that were in each other's way must not meet again.
    private TimeSpan Delay(Exception? exception, int attempt)
    {
        var pause = (FaultOf(exception) == SqlFault.ConnectionLost ? firstWithoutServer : first) * Math.Pow(2, attempt);
        return (pause < longestPause ? pause : longestPause) * (0.5 + Random.Shared.NextDouble());
    }
}
