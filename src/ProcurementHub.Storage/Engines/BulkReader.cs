using System.Collections;
using System.Data.Common;
using System.Text;

namespace ProcurementHub.Storage.Engines;

/// <summary>Rows as SqlBulkCopy wants to read them.</summary>
internal sealed class BulkReader<TRow>(BulkTable<TRow> table, IReadOnlyCollection<TRow> rows) : DbDataReader
{
    private readonly IEnumerator<TRow> _rows = rows.GetEnumerator();

    public override int FieldCount => table.Columns.Count;

    public override int RecordsAffected => -1;

    public override bool HasRows => rows.Count > 0;

    public override bool IsClosed => false;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => _rows.MoveNext();

    public override bool NextResult() => false;

    public override string GetName(int ordinal) => table.Columns[ordinal].Name;

    public override int GetOrdinal(string name)
    {
        for (var ordinal = 0; ordinal < table.Columns.Count; ordinal++)
        {
            if (table.Columns[ordinal].Name == name)
                return ordinal;
        }

        return -1;
    }

    public override object GetValue(int ordinal)
    {
        var column = table.Columns[ordinal];
        return column.Type switch
        {
            BulkType.Key or BulkType.Text => column.Text(_rows.Current),
            BulkType.Utf8 => column.Bytes(_rows.Current) is { } utf8 ? Encoding.UTF8.GetString(utf8) : null,
            BulkType.Bytes => column.Bytes(_rows.Current),
            BulkType.Number => (object?)column.Number(_rows.Current),
            BulkType.Instant => column.Instant(_rows.Current) is { } instant ? Instants.Whole(instant) : null,
            _ => column.Integer(_rows.Current),
        } ?? DBNull.Value;
    }

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

    public override Type GetFieldType(int ordinal) => table.Columns[ordinal].Type switch
    {
        BulkType.Key or BulkType.Text or BulkType.Utf8 => typeof(string),
        BulkType.Bytes => typeof(byte[]),
        BulkType.Number => typeof(double),
        BulkType.Instant => typeof(DateTimeOffset),
        _ => typeof(long),
    };

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var ordinal = 0; ordinal < count; ordinal++)
            values[ordinal] = GetValue(ordinal);
        return count;
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("Values are handed over whole.");

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("Values are handed over whole.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rows.Dispose();
        base.Dispose(disposing);
    }
}
