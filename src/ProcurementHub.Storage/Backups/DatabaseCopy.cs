using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ProcurementHub.Storage.Backups;

/// <summary>A copy of the embedded database as it was at one moment, in one file, with nothing left beside it.</summary>
internal static class DatabaseCopy
{
    private static readonly string[] beside = ["-wal", "-shm", "-journal"];

    /// <summary>Others may go on reading and writing meanwhile: what they write is not in the copy.</summary>
    public static void Make(string connectionString, string path)
    {
        Remove(path);
        using var from = new SqliteConnection(connectionString);
        from.Open();
        using var to = Open(path, SqliteOpenMode.ReadWriteCreate);
        from.BackupDatabase(to);

        // With a journal of its own kind the copy would need a second file to be whole.
        to.Execute("PRAGMA journal_mode = DELETE");
    }

    /// <summary>What the engine finds wrong with the file; null where all is well.</summary>
    public static string? Fault(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            var said = connection.Query<string>("PRAGMA quick_check(1)").First();
            return said == "ok" ? null : said;
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    public static T Ask<T>(string path, Func<SqliteConnection, T> question)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        return question(connection);
    }

    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    public static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    public static void Remove(string path)
    {
        File.Delete(path);
        foreach (var ending in beside)
            File.Delete(path + ending);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        // Out of no pool: the file is moved as soon as this is over.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
