using System.Data.Common;
using Dapper;
using ProcurementHub.Storage.Engines;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Storage.Search;

/// <summary>What of the versions that were found is still what is known of a notice.</summary>
internal sealed class LiveNotices(ISqlDialect dialect, DbConnection connection, DateTimeOffset? openAt, bool isOnePerProcedure)
{
    private readonly string latest = $"""
        SELECT v.id, n.deadline_at, p.procedure_id
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id AND n.version_id = v.id
        LEFT JOIN procedure_notice AS p ON p.notice_id = n.id
        WHERE v.id IN {dialect.NumbersOfIds} AND (@openAt IS NULL OR n.deadline_at >= @openAt)
        """;

    private readonly string withContent = $"""
        SELECT n.id, n.source_id, n.native_id, n.procedure_code, n.entity_id, n.entity_name, n.title, n.category,
            n.procedure_type, n.status, n.published_at, n.deadline_at, n.deadline_basis, n.first_deadline_at,
            n.amount_cents, n.amount_currency, n.amount_state, n.url, n.version, n.first_seen_at, n.observed_at,
            v.id AS version_id, v.content AS content_json
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id
        WHERE v.id IN {dialect.NumbersOfIds}
        """;

    /// <summary>Goes down what was found until the page is full.</summary>
    /// <param name="ranked">In order; but equal ranks are put in the order of their deadlines where there are ranks at all.</param>
    /// <returns>The version ids of the page, in order, whether there are more, and how many stand behind others of their procedure.</returns>
    public async Task<(IReadOnlyList<long> Page, bool HasMore, int Behind)> PageAsync(
        List<RankedHit> ranked, bool byDeadline, int skip, int take, CancellationToken cancellationToken)
    {
        var live = new List<long>();
        var procedures = new HashSet<long>();
        var behind = 0;
        for (var done = 0; done < ranked.Count && live.Count <= skip + take;)
        {
            // A little more than the page, for those that are no longer so.
            var end = Math.Min(ranked.Count, done + skip + take + 10);
            while (byDeadline && end < ranked.Count && ranked[end].Rank == ranked[end - 1].Rank)
                end++;
            var some = ranked.GetRange(done, end - done).ConvertAll(hit => PostingKey.VersionId(hit.Key));
            var known = await LatestAsync(some, cancellationToken);
            var kept = some.Where(known.ContainsKey);
            foreach (var id in byDeadline ? kept.OrderBy(id => known[id].DeadlineAt) : kept)
            {
                if (!isOnePerProcedure || known[id].ProcedureId is not { } procedure || procedures.Add(procedure))
                    live.Add(id);
                else if (live.Count <= skip + take)
                    behind++;
            }
            done = end;
        }

        return (live.Skip(skip).Take(take).ToList(), live.Count > skip + take, behind);
    }

    private async Task<Dictionary<long, LatestVersion>> LatestAsync(List<long> versionIds, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(latest, new { ids = Listed(versionIds), openAt }, cancellationToken: cancellationToken);
        return (await connection.QueryAsync<LatestVersion>(command)).ToDictionary(row => row.Id);
    }

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
