using System.Data.Common;
using Dapper;
using ProcurementHub.Storage.Notices;

namespace ProcurementHub.Storage.Search;

/// <summary>What of the versions that were found is still what is known of a notice.</summary>
internal sealed class LiveNotices(DbConnection connection, DateTimeOffset? openAt)
{
    private const string Latest = """
        SELECT v.id, n.deadline_at
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id AND n.version_id = v.id
        WHERE v.id IN @ids AND (@openAt IS NULL OR n.deadline_at >= @openAt)
        """;

    private const string WithContent = """
        SELECT n.id, n.source_id, n.native_id, n.procedure_code, n.entity_id, n.entity_name, n.title, n.category,
            n.procedure_type, n.status, n.published_at, n.deadline_at, n.deadline_basis, n.first_deadline_at,
            n.amount_cents, n.amount_currency, n.amount_state, n.url, n.version, n.first_seen_at, n.observed_at,
            v.id AS version_id, v.content AS content_json
        FROM notice_version AS v JOIN notice AS n ON n.id = v.notice_id
        WHERE v.id IN @ids
        """;

    // SQL Server takes 2,100 parameters in a statement.
    private const int IdsAtOnce = 1000;

    /// <summary>Goes down what was found until the page is full.</summary>
    /// <param name="ranked">In order; but equal ranks are put in the order of their deadlines where there are ranks at all.</param>
    /// <returns>The version ids of the page, in order, and whether there are more.</returns>
    public async Task<(IReadOnlyList<long> Page, bool HasMore)> PageAsync(
        List<RankedHit> ranked, bool byDeadline, int skip, int take, CancellationToken cancellationToken)
    {
        var live = new List<long>();
        for (var done = 0; done < ranked.Count && live.Count <= skip + take;)
        {
            // A little more than the page, for those that are no longer so.
            var end = Math.Min(ranked.Count, done + skip + take + 10);
            while (byDeadline && end < ranked.Count && ranked[end].Rank == ranked[end - 1].Rank)
                end++;
            var some = ranked.GetRange(done, end - done).ConvertAll(hit => PostingKey.VersionId(hit.Key));
            var latest = await LatestAsync(some, cancellationToken);
            var kept = some.Where(latest.ContainsKey);
            live.AddRange(byDeadline ? kept.OrderBy(id => latest[id]) : kept);
            done = end;
        }

        return (live.Skip(skip).Take(take).ToList(), live.Count > skip + take);
    }

    private async Task<Dictionary<long, DateTimeOffset?>> LatestAsync(List<long> versionIds, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<long, DateTimeOffset?>(versionIds.Count);
        foreach (var ids in versionIds.Chunk(IdsAtOnce))
        {
            var command = new CommandDefinition(Latest, new { ids, openAt }, cancellationToken: cancellationToken);
            foreach (var row in await connection.QueryAsync<LatestVersion>(command))
                latest.Add(row.Id, row.DeadlineAt);
        }

        return latest;
    }

    /// <summary>The notices of the versions, in the order of the ids.</summary>
    public async Task<IReadOnlyList<StoredNotice>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var rows = await connection.QueryAsync<StoredNotice>(new CommandDefinition(WithContent, new { ids }, cancellationToken: cancellationToken));
        var byId = rows.ToDictionary(row => row.VersionId);
        return ids.Select(id => byId[id]).ToList();
    }

    private sealed record LatestVersion
    {
        public required long Id { get; init; }

        public DateTimeOffset? DeadlineAt { get; init; }
    }
}
