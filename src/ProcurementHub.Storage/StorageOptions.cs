namespace ProcurementHub.Storage;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Where the hub keeps what it knows.</summary>
public sealed record StorageOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    public required string ConnectionString { get; init; }

    /// <summary>Root of the fetched documents; made when it is not there.</summary>
    public required string EvidenceFolder { get; init; }
}
