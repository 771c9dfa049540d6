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
        var made = await container.ExecScriptAsync(await File.ReadAllTextAsync(DatabaseScript));
        Assert.That(made.ExitCode, Is.Zero, made.Stderr);
        return new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(container.GetConnectionString()) { InitialCatalog = "hub" }.ConnectionString;
    });

    // With the options that administrators are given.
    private static string DatabaseScript => Path.Combine(Repository.Root, "deploy", "sqlserver", "database.sql");

    public static Task<string> ConnectionStringAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? Task.FromResult(given) : Container.Value;
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
