using Dapper;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Entities;

/// <summary>What one body buys and has planned.</summary>
public sealed record EntityProfile(
    EntityTotals Totals,
    IReadOnlyList<SectorCount> Sectors,
    IReadOnlyList<PlanYearRow> Plans,
    IReadOnlyList<PlanFileRow> PlanFiles);

public sealed record EntityTotals
{
    public required int Notices { get; init; }

    public DateTimeOffset? FirstPublishedAt { get; init; }

    public DateTimeOffset? LastPublishedAt { get; init; }
}

public sealed record SectorCount
{
    /// <summary>Null for notices of which nothing tells the sector.</summary>
    public string? Sector { get; init; }

    public required int Notices { get; init; }
}

public sealed record PlanYearRow
{
    public int? PlanYear { get; init; }

    public required int Lines { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
}

/// <summary>That a register says when a plan was published.</summary>
public sealed record PlanFileRow
{
    public required string SourceId { get; init; }

    public int? PlanYear { get; init; }

    public int? PlanVersion { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public string? Url { get; init; }
}

/// <summary>Reads what an entity's page shows in one round trip.</summary>
public sealed class EntityProfiles(HubDatabase database)
{
    // A notice of several sectors counts for each.
    private const string All = $"""
        SELECT COUNT(*) AS notices, MIN(n.published_at) AS first_published_at, MAX(n.published_at) AS last_published_at
        FROM notice AS n WHERE n.entity_id IN @ids AND {HiddenNotices.NotThis};

        SELECT s.sector_code AS sector, COUNT(*) AS notices
        FROM notice AS n LEFT JOIN notice_sector AS s ON s.notice_id = n.id
        WHERE n.entity_id IN @ids AND {HiddenNotices.NotThis}
        GROUP BY s.sector_code
        ORDER BY notices DESC, s.sector_code;

        SELECT l.plan_year, COUNT(*) AS lines, MIN(l.first_seen_at) AS first_seen_at
        FROM plan_line AS l LEFT JOIN plan_line_state AS s ON s.line_id = l.id
        WHERE l.entity_id IN @ids AND s.removed_at IS NULL
        GROUP BY l.plan_year
        ORDER BY plan_year DESC;

        SELECT source_id, plan_year, plan_version, published_at, url
        FROM plan_publication WHERE entity_id IN @ids
        ORDER BY plan_year DESC, published_at DESC;
        """;

    /// <param name="ids">Of the body under all its identifiers.</param>
    public async Task<EntityProfile> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(All, new { ids }, cancellationToken: cancellationToken));
        return new EntityProfile(
            await answers.ReadSingleAsync<EntityTotals>(),
            (await answers.ReadAsync<SectorCount>()).AsList(),
            (await answers.ReadAsync<PlanYearRow>()).AsList(),
            (await answers.ReadAsync<PlanFileRow>()).AsList());
    }
}
