using Dapper;
using Microsoft.Data.SqlClient;
using ProcurementHub.Storage;
using ProcurementHub.Storage.Migrating;

namespace ProcurementHub.Tests.Storage;

/// <summary>
/// The database of HUB_TEST_SQLSERVER, or of a container where the tests are built with it. It is emptied
/// for every test, so it must have been empty, or one of ours, when it was first used.
/// </summary>
public sealed class SqlServerDatabase : TestDatabase
{
    private const string Marker = "hub_test_database";

    private const string Tables =
        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA = 'dbo'";

    private const string Views = "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = 'dbo'";

    // Of one row each, which their migrations write.
    private static readonly string[] rowsKept = ["id_block", "entity_grouping"];

    // Those that refer to others come first.
    private static readonly string[] tablesOfOurs = [.. SchemaText.TablesOf("SqlServer").Keys.Reverse()];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hub-storage-");
    private string _connectionString = "";
    private int _tests;
    private bool _isBabelfish;

    public override async Task StartAsync()
    {
        await BareAsync();
        await new Migrator(HubDatabase.For(Options()), TimeProvider.System).MigrateAsync(CancellationToken.None);
    }

    public override async Task<StorageOptions?> BareAsync()
    {
        _connectionString = await SqlServerUnderTest.ConnectionStringAsync();
        await using var connection = new SqlConnection(_connectionString);
        _isBabelfish = (await connection.QuerySingleAsync<string>("SELECT @@VERSION")).Contains("Babelfish", StringComparison.OrdinalIgnoreCase);
        // It takes a bulk load whose last packet begins within the last token for two, so fewer packets.
        if (_isBabelfish)
            _connectionString = new SqlConnectionStringBuilder(_connectionString) { PacketSize = 16_000 }.ConnectionString;
        var tables = (await connection.QueryAsync<string>(Tables)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (tables.Count > 0 && !tables.Contains(Marker))
            Assert.Fail("HUB_TEST_SQLSERVER names a database with tables that are not from these tests.");
        var views = (await connection.QueryAsync<string>(Views)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        await DropAsync(connection, "VIEW", [.. SchemaText.ViewsOf("SqlServer").AsEnumerable().Reverse().Where(views.Contains).Union(views, StringComparer.OrdinalIgnoreCase)]);
        await DropAsync(connection, "TABLE", [.. tablesOfOurs.Where(tables.Contains), .. tables.Except(tablesOfOurs).Where(table => table != Marker)]);
        if (!tables.Contains(Marker))
            await connection.ExecuteAsync($"CREATE TABLE {Marker} (id INT NOT NULL PRIMARY KEY)");
        _tests++;
        return Options();
    }

    // Also those of another version of these tests, which may refer to some that are known here.
    private static async Task DropAsync(SqlConnection connection, string kind, List<string> names)
    {
        while (names.Count > 0)
        {
            var left = new List<string>();
            SqlException? refused = null;
            foreach (var name in names)
            {
                try
                {
                    await connection.ExecuteAsync($"DROP {kind} {name}");
                }
                catch (SqlException exception)
                {
                    refused = exception;
                    left.Add(name);
                }
            }

            if (left.Count == names.Count)
                throw refused!;
            names = left;
        }
    }

    public override async Task<StorageOptions> EmptyAsync()
    {
        await using var connection = new SqlConnection(_connectionString);
        await connection.ExecuteAsync(string.Join('\n', tablesOfOurs.Except(rowsKept).Select(table => $"DELETE FROM {table};")));
        _tests++;
        return Options();
    }

    public override Task<string?> WhyNoLongTextsAsync() => Task.FromResult(
        _isBabelfish && new SqlConnectionStringBuilder(_connectionString).Encrypt == SqlConnectionEncryptOption.Optional
            ? "Babelfish without encryption lets a piece of a long text reach over two packets, as SQL Server never does, and the client misreads it: use Encrypt=True"
            : null);

    // PostgreSQL, which lies below Babelfish, has no text with a NUL in it; SQL Server has.
    public override string Keepable(string text) => _isBabelfish ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private StorageOptions Options() => new()
    {
        Provider = DatabaseProvider.SqlServer,
        ConnectionString = _connectionString,
        EvidenceFolder = Path.Combine(_folder.FullName, $"evidence{_tests}"),
    };
}
