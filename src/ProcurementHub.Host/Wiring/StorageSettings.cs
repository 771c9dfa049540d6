using ProcurementHub.Host.CommandLine;
using ProcurementHub.Storage;

namespace ProcurementHub.Host.Wiring;

/// <summary>Where the hub keeps what it knows: in the data folder, unless a SQL Server is configured.</summary>
internal static class StorageSettings
{
    public static StorageOptions Read(IConfiguration configuration, string dataFolder)
    {
        var provider = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            throw VerbFailure.WrongUse($"Database:Provider: '{provider}' is not {string.Join(" or ", Enum.GetNames<DatabaseProvider>())}.");

        var connection = configuration.GetConnectionString("Hub");
        if (known == DatabaseProvider.SqlServer && string.IsNullOrWhiteSpace(connection))
            throw VerbFailure.WrongUse("ConnectionStrings:Hub: must hold a connection string when Database:Provider is 'SqlServer'.");

        return new StorageOptions
        {
            Provider = known,
            ConnectionString = string.IsNullOrWhiteSpace(connection) ? $"Data Source={Path.Combine(dataFolder, "hub.db")}" : connection,
            EvidenceFolder = Path.Combine(dataFolder, "evidence"),
        };
    }
}
