using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using ProcurementHub.Storage.Backups;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Storage.Moving;

/// <summary>
/// The embedded database that is moved: locked for everybody else, so that it is one state from the first row to the last,
/// and known again after an interruption by the hash of its file.
/// </summary>
internal sealed class MoveSource : IDisposable
{
    private const int ErrorBusy = 5;

    private const string Applied = "SELECT name, sha256 FROM schema_migration ORDER BY name";

    private readonly SqliteConnection _connection;

    private MoveSource(SqliteConnection connection, string sha256)
    {
        _connection = connection;
        Sha256 = sha256;
        Tables = SchemaTables.Of(connection);
    }

    public string Sha256 { get; }

    /// <summary>None refers to one that comes after it.</summary>
    public IReadOnlyList<MovedTable> Tables { get; }

    /// <exception cref="MoveRefusedException">It is not there, is open elsewhere, or is of another version.</exception>
    public static async Task<MoveSource> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new MoveRefusedException($"there is no database {path}.");
        // First what lies in its journal goes into the file, or the hash would not be of the whole. While the engine has it
        // open the file must not be read beside it: closing any handle on a file gives up all locks that the process has on it.
        using (var first = Locked(path))
        {
            CheckSchema(first, path);
            first.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var hash = await HashAsync(path, cancellationToken);
        var connection = Locked(path);
        try
        {
            return new MoveSource(connection, hash);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public HashSet<string> NamedEvidence() => EvidenceCopy.NamedIn(_connection);

    public long Count(MovedTable table) => _connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table.Name}");

    public TableSum Sum(MovedTable table, IReadOnlyList<ColumnKind> kinds, CancellationToken cancellationToken)
    {
        using var reader = _connection.ExecuteReader(table.SelectAll);
        return TableSum.Of((DbDataReader)reader, kinds, cancellationToken);
    }

    /// <summary>The rows after the first <paramref name="skipped"/>, in canonical form.</summary>
    public IEnumerable<object?[]> Rows(MovedTable table, IReadOnlyList<ColumnKind> kinds, long skipped)
    {
        using var reader = _connection.ExecuteReader($"{table.SelectInOrder} LIMIT -1 OFFSET {skipped}");
        while (reader.Read())
        {
            var row = new object?[kinds.Count];
            for (var column = 0; column < row.Length; column++)
                row[column] = ColumnKinds.Canonical(kinds[column], reader.GetValue(column));
            yield return row;
        }
    }

    public void Dispose() => _connection.Dispose();

    // Nobody else can have a database open, not even to read it, that somebody has in this mode: a hub that runs is found
    // out at once, and one that is started meanwhile has to wait.
    private static SqliteConnection Locked(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
            // With a journal of its kind the lock is taken only now.
            connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new MoveRefusedException(exception.SqliteErrorCode == ErrorBusy
                ? $"{path} is open in another program. Stop the hub first, and leave it stopped: what it keeps from now on would not be moved."
                : $"{path} cannot be opened alone: {exception.Message}");
        }
    }

    private static void CheckSchema(SqliteConnection connection, string path)
    {
        var isHub = connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migration'") > 0;
        var applied = isHub ? connection.Query<(string Name, string Sha256)>(Applied).ToDictionary(row => row.Name, row => row.Sha256) : [];
        if (applied.Count == 0)
            throw new MoveRefusedException($"{path} is not the database of a hub.");
        var known = Migration.Of("Sqlite");
        if (known.FirstOrDefault(migration => !applied.ContainsKey(migration.Name)) is { } missing)
            throw new MoveRefusedException($"{path} is of an older version: it lacks {missing.Name}. Run 'hub migrate' there first.");
        if (known.FirstOrDefault(migration => applied[migration.Name] != migration.Sha256) is { } other)
            throw new MoveRefusedException($"{path} was made with another text of {other.Name} than this hub has.");
        if (applied.Keys.Except(known.Select(migration => migration.Name)).FirstOrDefault() is { } newer)
            throw new MoveRefusedException($"{path} is of a newer version than this hub: it has {newer}.");
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
