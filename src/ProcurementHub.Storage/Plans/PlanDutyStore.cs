using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Plans;

/// <summary>Who has published a plan, and who of those that are listed has not.</summary>
public sealed class PlanDutyStore(HubDatabase database)
{
    // An entity without an id is known by its name within its own source, and nowhere else.
    private const string Published = """
        SELECT p.source_id, p.native_id, e.scheme, e.external_id, p.entity_name, p.plan_year, p.plan_version,
            p.published_at, p.file_name, p.first_seen_at, p.document_id,
            CASE WHEN p.entity_id IS NULL
                THEN (SELECT COUNT(*) FROM plan_line AS n
                    WHERE n.entity_id IS NULL AND n.source_id = p.source_id AND n.entity_name = p.entity_name AND n.plan_year = p.plan_year)
                ELSE (SELECT COUNT(*) FROM entity AS o JOIN plan_line AS n ON n.entity_id = o.id
                    WHERE o.survivor_id = e.survivor_id AND n.plan_year = p.plan_year)
                END AS plan_lines
        FROM plan_publication AS p
        LEFT JOIN entity AS e ON e.id = p.entity_id
        WHERE @year IS NULL OR p.plan_year = @year
        ORDER BY p.published_at, p.source_id, p.native_id
        """;

    /// <param name="year">The year the plans are for; null for all.</param>
    public Task<IReadOnlyList<PlanPublicationRow>> ListPublishedAsync(int? year, CancellationToken cancellationToken) =>
        database.ListAsync<PlanPublicationRow>(Published, new { year }, cancellationToken);

    // A plan is the entity's under whichever of its identifiers it came. Of a list that came anew, only who stands in the newest one is listed.
    private const string Listed = """
        SELECT l.source_id, l.native_id, e.scheme, e.external_id, l.name, l.sector, l.region_code,
            (SELECT COUNT(*) FROM entity AS o JOIN plan_publication AS p ON p.entity_id = o.id
                WHERE o.survivor_id = e.survivor_id AND p.plan_year = @year) AS publications,
            (SELECT COUNT(*) FROM entity AS o JOIN plan_line AS n ON n.entity_id = o.id
                WHERE o.survivor_id = e.survivor_id AND n.plan_year = @year) AS plan_lines,
            (SELECT MIN(p.published_at) FROM entity AS o JOIN plan_publication AS p ON p.entity_id = o.id
                WHERE o.survivor_id = e.survivor_id AND p.plan_year = @year) AS first_published_at,
            CASE WHEN k.scheme IS NULL THEN 0 ELSE 1 END AS known_plans
        FROM listed_entity AS l
        JOIN document AS d ON d.id = l.document_id
        JOIN (
            SELECT m.source_id, md.url_hash, MAX(m.last_seen_at) AS last_seen_at
            FROM listed_entity AS m JOIN document AS md ON md.id = m.document_id
            GROUP BY m.source_id, md.url_hash) AS newest
            ON newest.source_id = l.source_id AND newest.url_hash = d.url_hash AND newest.last_seen_at = l.last_seen_at
        LEFT JOIN entity AS e ON e.id = l.entity_id
        LEFT JOIN (
            SELECT ke.scheme
            FROM entity AS ke
            WHERE EXISTS (SELECT 1 FROM plan_publication AS kp WHERE kp.entity_id = ke.id AND kp.plan_year = @year)
                OR EXISTS (SELECT 1 FROM plan_line AS kn WHERE kn.entity_id = ke.id AND kn.plan_year = @year)
            GROUP BY ke.scheme) AS k ON k.scheme = e.scheme
        WHERE @list IS NULL OR l.source_id = @list
        ORDER BY l.source_id, l.name, l.native_id
        """;

    /// <param name="list">Source id of one list; null for all.</param>
    public Task<IReadOnlyList<ListedPlanRow>> ListListedAsync(int year, string? list, CancellationToken cancellationToken) =>
        database.ListAsync<ListedPlanRow>(Listed, new { year, list }, cancellationToken);
}
