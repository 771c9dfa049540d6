namespace ProcurementHub.Tests.Storage;

/// <summary>Finds or starts a SQL Server.</summary>
internal static class SqlServerUnderTest
{
    private const string Variable = "HUB_TEST_SQLSERVER";

#if WITH_TESTCONTAINERS
    private static readonly Lazy<Task<string>> Container = new(async () =>
    {
        // Ends with the test process: the container library's reaper sees to it.
        var container = new Testcontainers.MsSql.MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        await container.StartAsync();
        return await WithOwnDatabaseAsync(container.GetConnectionString());
    });

    public static Task<string> ConnectionStringAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Task.FromResult(given) : Container.Value;

    private static async Task<string> WithOwnDatabaseAsync(string connectionString)
    {
        await using var connection = new Microsoft.Data.SqlClient.SqlConnection(connectionString);
        await Dapper.SqlMapper.ExecuteAsync(connection, "CREATE DATABASE hub");
        return new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(connectionString) { InitialCatalog = "hub" }.ConnectionString;
    }
#else
    public static Task<string> ConnectionStringAsync()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(given))
            Assert.Ignore($"{Variable} holds no connection string: not run against SQL Server");
        return Task.FromResult(given!);
    }
#endif
}
