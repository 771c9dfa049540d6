using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Nodes;

/// <summary>A key with which cookies and links of forms are sealed.</summary>
/// <param name="Name">Tells it from the others.</param>
/// <param name="Content">As the framework writes it, which is XML.</param>
public sealed record DataKey(string Name, string Content);

/// <summary>The keys that all nodes seal with, and the name under which they do.</summary>
public sealed class DataKeyStore(HubDatabase database, TimeProvider time)
{
    /// <summary>The row that is no key.</summary>
    private const string Application = "application";

    internal const string Count = $"SELECT COUNT(*) FROM data_key WHERE name <> '{Application}'";

    private const string All = $"SELECT name, content FROM data_key WHERE name <> '{Application}' ORDER BY made_at, name";

    public Task<IReadOnlyList<DataKey>> ListAsync(CancellationToken cancellationToken) =>
        database.ListAsync<DataKey>(All, null, cancellationToken);

    private const string Add = """
        INSERT INTO data_key (name, content, made_at)
        SELECT @name, @content, @at
        WHERE NOT EXISTS (SELECT 1 FROM data_key AS k WHERE k.name = @name)
        """;

    public async Task AddAsync(DataKey key, CancellationToken cancellationToken) =>
        await database.RunAsync(Add, new { name = key.Name, content = key.Content, at = time.GetUtcNow() }, cancellationToken);

    private const string Name = $"SELECT content FROM data_key WHERE name = '{Application}'";

    /// <summary>Null before <see cref="BeginAsync"/>.</summary>
    public Task<string?> ApplicationAsync(CancellationToken cancellationToken) => database.FirstAsync<string>(Name, null, cancellationToken);

    /// <summary>Lays down, once for all nodes, under which name is sealed and with which keys it begins.</summary>
    /// <returns>Of the node that was first, the name.</returns>
    public Task<string> BeginAsync(string application, IReadOnlyList<DataKey> keys, CancellationToken cancellationToken) =>
        // Of two nodes that begin at once, the key of the table refuses one; it then finds what the other laid down.
        database.WriteAsync(async transaction =>
        {
            if (await transaction.FirstAsync<string>(Name, null, cancellationToken) is { } present)
                return present;
            foreach (var key in keys.Prepend(new DataKey(Application, application)))
                await transaction.RunAsync(Add, new { name = key.Name, content = key.Content, at = time.GetUtcNow() }, cancellationToken);
            return application;
        }, cancellationToken);
}
