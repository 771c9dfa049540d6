using System.Globalization;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Moving;

/// <summary>What the values of a column are, whichever engine holds them.</summary>
internal enum ColumnKind
{
    Integer,
    Number,
    Decimal,
    Text,
    Instant,
    Bytes,
}

internal static class ColumnKinds
{
    public static ColumnKind Of(string table, string column, string type) =>
        type.ToUpperInvariant().Split('(')[0] switch
        {
            "BIGINT" or "INT" or "INTEGER" or "SMALLINT" or "TINYINT" or "BIT" => ColumnKind.Integer,
            "FLOAT" or "REAL" => ColumnKind.Number,
            "DECIMAL" or "NUMERIC" => ColumnKind.Decimal,
            "NVARCHAR" or "VARCHAR" or "NCHAR" or "CHAR" or "TEXT" => ColumnKind.Text,
            "DATETIMEOFFSET" => ColumnKind.Instant,
            "VARBINARY" or "BINARY" or "BLOB" or "IMAGE" => ColumnKind.Bytes,
            _ => throw new NotSupportedException($"{table}.{column} is of the type {type}, of which a move knows nothing."),
        };

    /// <summary>
    /// The one form of a value on both engines: an instant as microseconds, a flag as 0 or 1, a decimal without zeros at its
    /// end, a text as it is.
    /// </summary>
    /// <returns>null, or a long, double, string or byte[].</returns>
    public static object? Canonical(ColumnKind kind, object value) => value is DBNull ? null : kind switch
    {
        ColumnKind.Integer => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ColumnKind.Instant => value is DateTimeOffset instant ? Instants.Microseconds(instant) : Convert.ToInt64(value, CultureInfo.InvariantCulture),
        // There is a zero with a sign, and not every engine keeps it.
        ColumnKind.Number => Convert.ToDouble(value, CultureInfo.InvariantCulture) + 0.0,
        ColumnKind.Decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("G29", CultureInfo.InvariantCulture),
        ColumnKind.Text => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => (byte[])value,
    };
}
