using Dapper;
using ProcurementHub.Core.Entities;
using ProcurementHub.Core.Text;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Entities;

/// <summary>The public bodies that notices, plans and lists name.</summary>
public sealed class EntityStore(HubDatabase database)
{
    private const string Columns = "SELECT id, scheme, external_id, name, first_seen_at, survivor_id FROM entity\n";

    private const string One = Columns + "WHERE scheme = @scheme AND external_id = @externalId";

    public Task<EntityRow?> FindAsync(string scheme, string externalId, CancellationToken cancellationToken) =>
        database.FirstAsync<EntityRow>(One, new { scheme, externalId }, cancellationToken);

    private const string HowMany = "SELECT COUNT(*) FROM entity";

    /// <summary>How many identifiers are known; of bodies there are fewer.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        database.FirstAsync<int>(HowMany, null, cancellationToken);

    private const string Counts = """
        SELECT (SELECT COUNT(*) FROM entity) AS identifiers,
            (SELECT COUNT(*) FROM entity WHERE survivor_id = id) AS bodies,
            (SELECT COUNT(DISTINCT survivor_id) FROM entity WHERE survivor_id <> id) AS merged,
            (SELECT COUNT(DISTINCT c.id) FROM entity AS c
                JOIN entity_link AS l ON l.entity_id = c.id OR l.other_id = c.id
                WHERE l.in_conflict = 1 AND l.ended_at IS NULL) AS in_conflict
        """;

    public async Task<EntityCounts> CountsAsync(CancellationToken cancellationToken) =>
        (await database.FirstAsync<EntityCounts>(Counts, null, cancellationToken))!;

    private const string Everything = Columns + "ORDER BY scheme, external_id";

    /// <summary>Every entity, one at a time, in the order of scheme and id.</summary>
    public IAsyncEnumerable<EntityRow> StreamAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<EntityRow>(Everything, cancellationToken);

    private const int WordsAsked = 6;

    // By an identifier, or by names that hold every word asked for.
    private const string Found = """
        SELECT f.survivor_id
        FROM (
            SELECT e.survivor_id FROM entity AS e
            WHERE e.external_id = @id AND (@scheme IS NULL OR e.scheme = @scheme)
            UNION
            SELECT e.survivor_id
            FROM entity_name AS n JOIN entity AS e ON e.id = n.entity_id
            WHERE @word0 IS NOT NULL AND n.name_folded LIKE @word0
                AND (@word1 IS NULL OR n.name_folded LIKE @word1) AND (@word2 IS NULL OR n.name_folded LIKE @word2)
                AND (@word3 IS NULL OR n.name_folded LIKE @word3) AND (@word4 IS NULL OR n.name_folded LIKE @word4)
                AND (@word5 IS NULL OR n.name_folded LIKE @word5)) AS f
        JOIN entity AS s ON s.id = f.survivor_id

        """ + Further;

    private const string All = "SELECT s.id FROM entity AS s\n" + Further;

    private const string Further = """
        WHERE s.survivor_id = s.id
            AND (@afterScheme IS NULL OR s.scheme > @afterScheme OR (s.scheme = @afterScheme AND s.external_id > @afterId))
        ORDER BY s.scheme, s.external_id
        """;

    private const string OneBody = "SELECT survivor_id FROM entity WHERE scheme = @Scheme AND external_id = @Id ORDER BY id";

    private const string Doubted = """
        SELECT DISTINCT e.survivor_id
        FROM entity_link AS l JOIN entity AS e ON e.id = l.entity_id OR e.id = l.other_id
        WHERE l.in_conflict = 1 AND l.ended_at IS NULL
        ORDER BY e.survivor_id
        """;

    /// <param name="query">An identifier, with its scheme or without, or words of a name; null for all.</param>
    public Task<IReadOnlyList<EntityBody>> SearchAsync(string? query, int skip, int take, CancellationToken cancellationToken) =>
        SearchAsync(query, new DynamicParameters(new { skip, take, afterScheme = (string?)null, afterId = (string?)null }), cancellationToken);

    /// <param name="after">The identifier that stands for the last body of the page before; null for the first page.</param>
    public Task<IReadOnlyList<EntityBody>> SearchAsync(string? query, EntityIdentifier? after, int take, CancellationToken cancellationToken) =>
        SearchAsync(query, new DynamicParameters(new { skip = 0, take, afterScheme = after?.Scheme, afterId = after?.Id }), cancellationToken);

    /// <summary>The body that has the identifier, whichever stands for it.</summary>
    public async Task<EntityBody?> BodyAsync(EntityIdentifier identifier, CancellationToken cancellationToken) =>
        (await BodiesAsync(OneBody, new DynamicParameters(new { identifier.Scheme, identifier.Id, skip = 0, take = 1 }), cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<EntityBody>> SearchAsync(string? query, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        if (query is null)
            return await BodiesAsync(All, parameters, cancellationToken);
        var identifier = EntityIdentifier.Parse(query);
        parameters.Add("id", identifier?.Id ?? query.Trim());
        parameters.Add("scheme", identifier?.Scheme);
        var words = Folding.Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < WordsAsked; at++)
            parameters.Add($"word{at}", at < words.Length ? $"%{words[at]}%" : null);
        return await BodiesAsync(Found, parameters, cancellationToken);
    }

    /// <summary>Those of which lists say things that contradict each other.</summary>
    public Task<IReadOnlyList<EntityBody>> InConflictAsync(int skip, int take, CancellationToken cancellationToken) =>
        BodiesAsync(Doubted, new DynamicParameters(new { skip, take }), cancellationToken);

    private static readonly BulkTable<long> Wanted = new BulkTable<long>("wanted_body").Integer("id", id => id);

    private const string Identifiers = """
        SELECT e.id, e.scheme, e.external_id, e.name, e.first_seen_at, e.survivor_id
        FROM [#wanted_body] AS w CROSS JOIN entity AS e
        WHERE e.survivor_id = w.id
        """;

    private const string Names = """
        SELECT e.survivor_id, n.name, n.source_id, n.first_seen_at
        FROM [#wanted_body] AS w CROSS JOIN entity AS e CROSS JOIN entity_name AS n
        WHERE e.survivor_id = w.id AND n.entity_id = e.id
        ORDER BY n.first_seen_at, n.source_id, n.name_folded
        """;

    private const string ListNames = """
        SELECT e.survivor_id, MIN(l.name) AS name
        FROM [#wanted_body] AS w CROSS JOIN entity AS e CROSS JOIN listed_entity AS l
        WHERE e.survivor_id = w.id AND l.entity_id = e.id
        GROUP BY e.survivor_id
        """;

    private const string Links = """
        SELECT DISTINCT e.survivor_id, l.id, a.scheme, a.external_id, b.scheme AS other_scheme, b.external_id AS other_external_id,
            l.kind, l.said_by, l.reference, l.why, l.made_at, l.in_conflict, l.ended_at, l.ended_by, l.ended_why
        FROM [#wanted_body] AS w
        JOIN entity AS e ON e.survivor_id = w.id
        JOIN entity_link AS l ON l.entity_id = e.id OR l.other_id = e.id
        JOIN entity AS a ON a.id = l.entity_id
        JOIN entity AS b ON b.id = l.other_id
        ORDER BY l.made_at, l.id
        """;

    private const string Amounts = $"""
        SELECT w.id,
            (SELECT COUNT(*) FROM entity AS e JOIN notice AS n ON n.entity_id = e.id WHERE e.survivor_id = w.id AND {HiddenNotices.NotThis}) AS notices,
            (SELECT COUNT(*) FROM entity AS e JOIN plan_line AS p ON p.entity_id = e.id WHERE e.survivor_id = w.id) AS plan_lines,
            (SELECT COUNT(*) FROM entity AS e JOIN plan_publication AS p ON p.entity_id = e.id WHERE e.survivor_id = w.id) AS plan_publications
        FROM [#wanted_body] AS w
        """;

    private Task<IReadOnlyList<EntityBody>> BodiesAsync(string query, DynamicParameters parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EntityBody>>(async transaction =>
        {
            var ids = await transaction.ListAsync<long>(database.Dialect.Paged(query), parameters, cancellationToken);
            await database.Dialect.StageAsync(transaction, Wanted, ids, cancellationToken);
            var identifiers = (await transaction.ListAsync<EntityRow>(Identifiers, null, cancellationToken)).ToLookup(row => row.SurvivorId);
            var names = (await transaction.ListAsync<EntityNameRow>(Names, null, cancellationToken)).ToLookup(row => row.SurvivorId);
            var listed = (await transaction.ListAsync<ListName>(ListNames, null, cancellationToken)).ToDictionary(row => row.SurvivorId, row => row.Name);
            var links = (await transaction.ListAsync<EntityLinkRow>(Links, null, cancellationToken)).ToLookup(row => row.SurvivorId);
            var amounts = (await transaction.ListAsync<Amount>(Amounts, null, cancellationToken)).ToDictionary(row => row.Id);
            return [.. ids.Select(id => new EntityBody
            {
                Id = id,
                Name = listed.GetValueOrDefault(id) ?? identifiers[id].First(row => row.Id == id).Name,
                Identifiers = [.. identifiers[id].OrderBy(row => row.Id != id).ThenBy(row => row.Identifier, EntityIdentifier.Order).Select(row => row.Identifier)],
                Names = [.. names[id]],
                Links = [.. links[id]],
                Notices = amounts[id].Notices,
                PlanLines = amounts[id].PlanLines,
                PlanPublications = amounts[id].PlanPublications,
            })];
        }, cancellationToken);

    private sealed record ListName
    {
        public required long SurvivorId { get; init; }

        public required string Name { get; init; }
    }

    private sealed record Amount
    {
        public required long Id { get; init; }

        public required int Notices { get; init; }

        public required int PlanLines { get; init; }

        public required int PlanPublications { get; init; }
    }
}
