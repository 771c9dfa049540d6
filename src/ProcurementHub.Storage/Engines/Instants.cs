using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ProcurementHub.Storage.Engines;

/// <summary>
/// Instants are UTC with whole microseconds in every table: what both engines can hold and order.
/// SQLite has them as microseconds since 1970, SQL Server as DATETIMEOFFSET(6).
/// </summary>
internal sealed class Instants : SqlMapper.ITypeHandler
{
    public static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset Whole(DateTimeOffset instant) => FromMicroseconds(Microseconds(instant));

    public object Parse(Type destinationType, object value) => value switch
    {
        long microseconds => FromMicroseconds(microseconds),
        DateTimeOffset instant => instant.ToUniversalTime(),
        _ => throw new DataException($"A column of the type {value.GetType()} is no instant."),
    };

    // A null is given its type too: an untyped one is text to the server, and text is no instant.
    public void SetValue(IDbDataParameter parameter, object value)
    {
        var isSqlite = parameter is SqliteParameter;
        parameter.DbType = isSqlite ? DbType.Int64 : DbType.DateTimeOffset;
        parameter.Value = value switch
        {
            DateTimeOffset instant when isSqlite => Microseconds(instant),
            DateTimeOffset instant => Whole(instant),
            _ => DBNull.Value,
        };
    }
}
