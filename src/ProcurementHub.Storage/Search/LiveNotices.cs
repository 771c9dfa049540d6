using System.Data.Common;
using Dapper;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Notices;
using ProcurementHub.Storage.Staff;

namespace ProcurementHub.Storage.Search;

/// <summary>What of the versions that were found is still what is known of a notice.</summary>
internal sealed class LiveNotices(ISqlDialect dialect, DbConnection connection, SearchRequest request)
{
    // Lists know the day of a deadline, and nothing of amounts: both are judged by the rows.
    private readonly string still = $"""
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id AND n.version_id = v.id
        LEFT JOIN procedure_notice AS p ON p.notice_id = n.id
        WHERE v.id IN {dialect.NumbersOfIds} AND (@openAt IS NULL OR n.deadline_at >= @openAt)
            AND (@closingBy IS NULL OR n.deadline_at <= @closingBy)
            AND (@least IS NULL OR n.amount_cents IS NULL OR n.amount_cents >= @least)
            AND (@most IS NULL OR n.amount_cents IS NULL OR n.amount_cents <= @most)
            AND {HiddenNotices.NotThis}
        """;

    private const string Latest = "SELECT v.id, n.deadline_at, p.procedure_id\n";

    private const string Narrowing = """
        SELECT COALESCE(p.procedure_id, n.id) AS procedure_id, n.category, n.status,
            (SELECT STRING_AGG(r.region_code, ' ') FROM notice_region AS r WHERE r.notice_id = n.id) AS region_codes,
            (SELECT STRING_AGG(s.sector_code, ' ') FROM notice_sector AS s WHERE s.notice_id = n.id) AS sector_codes

        """;

    private const int MostAtOnce = 5_000;
    private const decimal LargestBound = long.MaxValue / 1000;

    private readonly string withContent = $"""
        SELECT n.id, n.source_id, n.native_id, n.procedure_code, n.entity_id, n.entity_name, n.title, n.category,
            n.procedure_type, n.status, n.published_at, n.deadline_at, n.deadline_basis, n.first_deadline_at,
            n.amount_cents, n.amount_currency, n.amount_state, n.url, n.version, n.first_seen_at, n.observed_at,
            v.id AS version_id, v.content AS content_json
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id
        WHERE v.id IN {dialect.NumbersOfIds}
        """;

    private int asked;
    private int live;

    /// <summary>What part of what was looked at is as the request wants it.</summary>
    public double Share => asked == 0 ? 1 : (double)live / asked;

    /// <summary>Goes down what was found until the page is full.</summary>
    /// <param name="ranked">In order; but equal ranks are put in the order of their deadlines where there are ranks at all.</param>
    /// <returns>The version ids of the page, in order, whether there are more, and how many stand behind others of their procedure.</returns>
    public async Task<(IReadOnlyList<long> Page, bool HasMore, int Behind)> PageAsync(
        List<RankedHit> ranked, bool byDeadline, int skip, int take, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        var procedures = new HashSet<long>();
        var behind = 0;
        for (var done = 0; done < ranked.Count && found.Count <= skip + take;)
        {
            // A little more than the page, for those that are no longer so; and ever more where few are.
            var end = Math.Min(ranked.Count, done + Math.Clamp(done, skip + take + 10, MostAtOnce));
            while (byDeadline && end < ranked.Count && ranked[end].Rank == ranked[end - 1].Rank)
                end++;
            var some = ranked.GetRange(done, end - done).ConvertAll(hit => PostingKey.VersionId(hit.Key));
            var known = await LatestAsync(some, cancellationToken);
            var kept = some.Where(known.ContainsKey);
            foreach (var id in byDeadline ? kept.OrderBy(id => known[id].DeadlineAt) : kept)
            {
                if (!request.IsOnePerProcedure || known[id].ProcedureId is not { } procedure || procedures.Add(procedure))
                    found.Add(id);
                else if (found.Count <= skip + take)
                    behind++;
            }
            done = end;
        }

        return (found.Skip(skip).Take(take).ToList(), found.Count > skip + take, behind);
    }

    private async Task<Dictionary<long, LatestVersion>> LatestAsync(List<long> versionIds, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(Latest + still, Parameters(versionIds), cancellationToken: cancellationToken);
        var rows = (await connection.QueryAsync<LatestVersion>(command)).ToDictionary(row => row.Id);
        (asked, live) = (asked + versionIds.Count, live + rows.Count);
        return rows;
    }

    /// <summary>Of the first that were found, by what they may be narrowed further.</summary>
    /// <param name="ranked">All that was found, in order.</param>
    /// <param name="isWhole">Whether there is no more than that.</param>
    public async Task<FoundSample> SampleAsync(List<RankedHit> ranked, int most, bool isWhole, CancellationToken cancellationToken)
    {
        var ids = ranked.Take(most).Select(hit => PostingKey.VersionId(hit.Key)).ToList();
        var command = new CommandDefinition(Narrowing + still, Parameters(ids), cancellationToken: cancellationToken);
        return new FoundSample((await connection.QueryAsync<FoundNotice>(command)).AsList(), isWhole && ranked.Count <= most);
    }

    private object Parameters(IEnumerable<long> versionIds) => new
    {
        ids = Listed(versionIds),
        openAt = request.OpenAt,
        closingBy = request.Bounds.ClosingBy,
        least = Cents(request.Bounds.MinAmount),
        most = Cents(request.Bounds.MaxAmount),
    };

    private static long? Cents(decimal? amount) => amount is { } value ? (long)(Math.Clamp(value, 0, LargestBound) * 100) : null;

    /// <summary>The notices of the versions, in the order of the ids.</summary>
    public async Task<IReadOnlyList<StoredNotice>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var rows = await connection.QueryAsync<StoredNotice>(new CommandDefinition(withContent, new { ids = Listed(ids) }, cancellationToken: cancellationToken));
        var byId = rows.ToDictionary(row => row.VersionId);
        return ids.Select(id => byId[id]).ToList();
    }

    private static string Listed(IEnumerable<long> ids) => $"[{string.Join(',', ids)}]";

    private sealed record LatestVersion
    {
        public required long Id { get; init; }

        public DateTimeOffset? DeadlineAt { get; init; }

        public long? ProcedureId { get; init; }
    }
}
