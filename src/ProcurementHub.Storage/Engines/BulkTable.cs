namespace ProcurementHub.Storage.Engines;

internal enum BulkType
{
    /// <summary>Text that is compared exactly, with its greatest length.</summary>
    Key,
    Text,

    /// <summary>Text that is already UTF-8.</summary>
    Utf8,
    Integer,
    Number,
    Instant,
    Bytes,
}

/// <summary>A column of rows on their way into a table; only the delegate of its type is set.</summary>
internal sealed class BulkColumn<TRow>(string name, BulkType type)
{
    public string Name => name;

    public BulkType Type => type;

    public int Length { get; init; }

    public Func<TRow, string?> Text { get; init; } = null!;

    public Func<TRow, byte[]?> Bytes { get; init; } = null!;

    public Func<TRow, long?> Integer { get; init; } = null!;

    public Func<TRow, double?> Number { get; init; } = null!;

    public Func<TRow, DateTimeOffset?> Instant { get; init; } = null!;
}

/// <summary>Describes how rows of one kind go into one table, without a boxed value on the way into SQLite.</summary>
internal sealed class BulkTable<TRow>(string name)
{
    private readonly List<BulkColumn<TRow>> _columns = [];

    public string Name => name;

    public IReadOnlyList<BulkColumn<TRow>> Columns => _columns;

    /// <summary>A text that is part of a key. Longer ones are cut, so identities must be checked before.</summary>
    public BulkTable<TRow> Key(string column, int length, Func<TRow, string?> value) =>
        With(new(column, BulkType.Key) { Length = length, Text = row => Cut(value(row), length) });

    public BulkTable<TRow> Text(string column, Func<TRow, string?> value) =>
        With(new(column, BulkType.Text) { Text = value });

    public BulkTable<TRow> Utf8(string column, Func<TRow, byte[]?> value) =>
        With(new(column, BulkType.Utf8) { Bytes = value });

    public BulkTable<TRow> Integer(string column, Func<TRow, long?> value) =>
        With(new(column, BulkType.Integer) { Integer = value });

    public BulkTable<TRow> Flag(string column, Func<TRow, bool?> value) =>
        With(new(column, BulkType.Integer) { Integer = row => value(row) is { } flag ? flag ? 1 : 0 : null });

    public BulkTable<TRow> Number(string column, Func<TRow, double?> value) =>
        With(new(column, BulkType.Number) { Number = value });

    public BulkTable<TRow> Instant(string column, Func<TRow, DateTimeOffset?> value) =>
        With(new(column, BulkType.Instant) { Instant = value });

    public BulkTable<TRow> Bytes(string column, Func<TRow, byte[]?> value) =>
        With(new(column, BulkType.Bytes) { Bytes = value });

    private static string? Cut(string? text, int length) =>
        text is null || text.Length <= length ? text : text[..length];

    private BulkTable<TRow> With(BulkColumn<TRow> column)
    {
        _columns.Add(column);
        return this;
    }
}
