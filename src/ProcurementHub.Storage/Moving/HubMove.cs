using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Storage.Moving;

/// <summary>
/// Brings an embedded hub's database to the database that is configured. It may be interrupted at any moment and goes on
/// where it was when it is started again.
/// </summary>
public sealed class HubMove(HubDatabase database, Migrator migrator, TimeProvider time)
{
    // A portion is one transaction; both bounds keep what must be held, and done again after a loss, small.
    private const int RowsAtOnce = 10_000;
    private const int BytesAtOnce = 8 << 20;

    private readonly MoveTarget _target = new(database);

    /// <exception cref="MoveRefusedException">The source or the target is not as it must be; its message says what to do.</exception>
    public async Task<MovedHub> RunAsync(string path, MovedFiles files, IProgress<MoveProgress>? progress, CancellationToken cancellationToken)
    {
        using var source = await MoveSource.OpenAsync(path, cancellationToken);
        var done = await PrepareAsync(source, cancellationToken);
        var alreadyThere = done.Values.Sum();
        foreach (var table in source.Tables)
            await CopyAsync(source, table, done[table.Name], progress, cancellationToken);

        var evidence = files.Copy(source.NamedEvidence(), cancellationToken);
        var tables = new List<MovedTableSums>(source.Tables.Count);
        foreach (var table in source.Tables)
        {
            progress?.Report(new MoveProgress(table.Name, 0, 0, IsChecking: true));
            tables.Add(await CompareAsync(source, table, cancellationToken));
        }

        if (tables.TrueForAll(table => table.IsEqual))
            await _target.EndAsync(cancellationToken);
        return new MovedHub(tables, evidence, alreadyThere);
    }

    private async Task<Dictionary<string, long>> PrepareAsync(MoveSource source, CancellationToken cancellationToken)
    {
        var pristine = await PristineHub.SumsAsync(time, cancellationToken);
        if (await _target.BegunAsync(cancellationToken) is { } begun)
        {
            if ((await migrator.PendingAsync(cancellationToken)).Count > 0)
                throw new MoveRefusedException("the move was begun by an older version; end it with that one, or empty the target and begin anew.");
            if (begun.Source != source.Sha256)
                throw new MoveRefusedException("the source is not what it was when this move began: a hub has run on it, or it is another one. Empty the target and begin anew.");
            foreach (var (table, rows) in source.Tables.Select(table => (table, begun.Rows[table.Name])))
                await ExpectAsync(table, rows > 0 ? rows : pristine[table.Name].Rows, cancellationToken);
            return begun.Rows;
        }

        await migrator.MigrateAsync(cancellationToken);
        foreach (var table in source.Tables)
        {
            await ExpectAsync(table, pristine[table.Name].Rows, cancellationToken);
            if (pristine[table.Name].Rows > 0 && await _target.SumAsync(table, cancellationToken) != pristine[table.Name])
                throw new MoveRefusedException($"the target is in use: {table.Name} says so. A hub is moved only to an empty database.");
        }

        await _target.BeginAsync(source.Tables, source.Sha256, cancellationToken);
        return source.Tables.ToDictionary(table => table.Name, _ => 0L);
    }

    private async Task ExpectAsync(MovedTable table, long rows, CancellationToken cancellationToken)
    {
        var there = await _target.CountAsync(table, cancellationToken);
        if (there != rows)
            throw new MoveRefusedException($"the target has {there} rows in {table.Name} where {rows} are expected: rows that did not come from this move. A hub is moved only to an empty database.");
    }

    private async Task CopyAsync(
        MoveSource source, MovedTable table, long done, IProgress<MoveProgress>? progress, CancellationToken cancellationToken)
    {
        var columns = await _target.ColumnsAsync(table, cancellationToken);
        var (all, portion, bytes) = (source.Count(table), new List<object?[]>(), 0);
        foreach (var row in source.Rows(table, [.. columns.Select(column => column.Kind)], done))
        {
            CheckLengths(table, columns, row, done + portion.Count + 1);
            portion.Add(row);
            bytes += row.Sum(Size);
            if (table.RefersToItself || (portion.Count < RowsAtOnce && bytes < BytesAtOnce))
                continue;
            await LoadAsync();
        }

        // Also when there is nothing: what the migrations wrote there has to go.
        if (portion.Count > 0 || all == 0)
            await LoadAsync();

        async Task LoadAsync()
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _target.LoadAsync(table, portion, done, cancellationToken);
            done += portion.Count;
            (portion, bytes) = ([], 0);
            progress?.Report(new MoveProgress(table.Name, done, all, IsChecking: false));
        }
    }

    // The embedded engine knows no lengths. Nothing is cut: it is for a person to say what of it may go.
    private static void CheckLengths(MovedTable table, IReadOnlyList<TargetColumn> columns, object?[] row, long number)
    {
        for (var place = 0; place < row.Length; place++)
        {
            var length = row[place] switch { string text => text.Length, byte[] bytes => bytes.Length, _ => 0 };
            if (length > columns[place].Length)
                throw new MoveRefusedException($"{table.Name}.{columns[place].Name} has room for {columns[place].Length} in the target, and row {number} has {length}.");
        }
    }

    private static int Size(object? value) => value switch { string text => text.Length * 2, byte[] bytes => bytes.Length, _ => 8 };

    private async Task<MovedTableSums> CompareAsync(MoveSource source, MovedTable table, CancellationToken cancellationToken)
    {
        var kinds = (await _target.ColumnsAsync(table, cancellationToken)).Select(column => column.Kind).ToList();
        var there = Task.Run(() => _target.SumAsync(table, cancellationToken), cancellationToken);
        var here = source.Sum(table, kinds, cancellationToken);
        return new MovedTableSums(table.Name, here, await there);
    }
}
