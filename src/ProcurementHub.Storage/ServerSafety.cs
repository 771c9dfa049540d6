using Microsoft.Data.SqlClient;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage;

/// <summary>What of a SQL Server's settings an administrator should know about; nothing with the embedded engine.</summary>
public sealed class ServerSafety(HubDatabase database, StorageOptions options)
{
    private static readonly string[] thisMachine = [".", "(local)", "(localdb)", "localhost", "127.0.0.1", "[::1]", "::1"];

    /// <returns>Null where there is no server.</returns>
    public async Task<ServerFindings?> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Provider != DatabaseProvider.SqlServer)
            return null;
        var (host, isEncrypted, isAnyCertificate) = Connection(options.ConnectionString);
        var state = await database.AskAsync(connection => ServerState.ReadAsync(connection, cancellationToken), cancellationToken);
        return new ServerFindings(host, isEncrypted, isAnyCertificate, state.AllowsSnapshots, state.ReadsCommittedSnapshots);
    }

    internal static (string? OtherHost, bool IsEncrypted, bool IsAnyCertificate) Connection(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(new SqlServerDialect(connectionString).ConnectionString);
        var source = builder.DataSource;
        var host = source[(source.IndexOf(':', StringComparison.Ordinal) is > 0 and <= 5 and var at ? at + 1 : 0)..].Split(',', '\\')[0].Trim();
        var isHere = thisMachine.Contains(host, StringComparer.OrdinalIgnoreCase) || string.Equals(host, Environment.MachineName, StringComparison.OrdinalIgnoreCase);
        return (isHere ? null : host, builder.Encrypt != SqlConnectionEncryptOption.Optional, builder.TrustServerCertificate);
    }
}

/// <param name="OtherHost">Null where the server is on this machine.</param>
public sealed record ServerFindings(string? OtherHost, bool IsEncrypted, bool TakesAnyCertificate, bool AllowsSnapshots, bool ReadsCommittedSnapshots);
