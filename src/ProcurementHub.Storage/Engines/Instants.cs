using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ProcurementHub.Storage.Engines;

/// <summary>
/// Instants are UTC with whole microseconds in every table: what both engines can hold and order.
/// SQLite has them as microseconds since 1970, SQL Server as DATETIMEOFFSET(6).
/// </summary>
internal sealed class Instants : SqlMapper.TypeHandler<DateTimeOffset>
{
    public static long Microseconds(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset Whole(DateTimeOffset instant) => FromMicroseconds(Microseconds(instant));

    public override DateTimeOffset Parse(object value) => value switch
    {
        long microseconds => FromMicroseconds(microseconds),
        DateTimeOffset instant => instant.ToUniversalTime(),
        _ => throw new DataException($"A column of the type {value.GetType()} is no instant."),
    };

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
    {
        if (parameter is SqliteParameter)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = Microseconds(value);
        }
        else
        {
            parameter.DbType = DbType.DateTimeOffset;
            parameter.Value = Whole(value);
        }
    }
}
