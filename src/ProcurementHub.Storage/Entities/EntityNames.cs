using System.Data.Common;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Collecting;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Entities;

/// <summary>Keeps what sources call an entity: each name once for each source, however it is spelled.</summary>
internal static class EntityNames
{
    private sealed record Named(long EntityId, string Folded, string Source, string Name, DateTimeOffset At);

    private static readonly BulkTable<Named> Said = new BulkTable<Named>("said_name")
        .Integer("entity_id", row => row.EntityId)
        .Key("name_folded", KeyLength.EntityName, row => row.Folded)
        .Key("source_id", KeyLength.Source, row => row.Source)
        .Text("name", row => row.Name)
        .Instant("first_seen_at", row => row.At);

    private const string Add = """
        INSERT INTO entity_name (entity_id, name_folded, source_id, name, first_seen_at)
        SELECT s.entity_id, s.name_folded, s.source_id, s.name, s.first_seen_at
        FROM [#said_name] AS s
        WHERE NOT EXISTS (
            SELECT 1 FROM entity_name AS k
            WHERE k.entity_id = s.entity_id AND k.name_folded = s.name_folded AND k.source_id = s.source_id)
        """;

    public static async Task SaveAsync(
        ISqlDialect dialect, DbTransaction transaction, string source, IEnumerable<(long EntityId, EntityReference Entity, DateTimeOffset At)> said,
        CancellationToken cancellationToken)
    {
        var names = said.DistinctBy(name => (name.EntityId, name.Entity.Name))
            .Select(name => new Named(name.EntityId, Cut(Folding.Fold(name.Entity.Name)), source, name.Entity.Name, name.At))
            .Where(name => name.Folded.Length > 0)
            .DistinctBy(name => (name.EntityId, name.Folded)).ToList();
        if (names.Count == 0)
            return;
        await dialect.StageAsync(transaction, Said, names, cancellationToken);
        await transaction.RunAsync(Add, null, cancellationToken);
    }

    public static string Cut(string folded) => folded.Length <= KeyLength.EntityName ? folded : folded[..KeyLength.EntityName];
}
