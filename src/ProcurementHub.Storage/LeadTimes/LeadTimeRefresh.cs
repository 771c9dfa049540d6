using System.Data.Common;
using ProcurementHub.Core.LeadTimes;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>
/// Counts the lead times of notices that came or changed, and packs their months anew. It goes on in short steps, each of
/// which stands by itself; what is not in yet is known to be missing.
/// </summary>
public sealed class LeadTimeRefresh(HubDatabase database)
{
    private const int NoticesAtOnce = 20_000;

    private readonly LeadTimePacker packer = new(database);

    private const string Known = "SELECT settings FROM lead_time_state WHERE id = 1";

    private const string ForgetPending = "DELETE FROM lead_time_pending WHERE taken = 0";

    private const string AllAgain = "INSERT INTO lead_time_pending (notice_id, taken) SELECT id, 0 FROM notice";

    private const string Change = "UPDATE lead_time_state SET settings = @settings WHERE id = 1";

    private const string Begin = "INSERT INTO lead_time_state (id, settings, as_of) VALUES (1, @settings, NULL)";

    private const string Done = "UPDATE lead_time_state SET as_of = @now WHERE id = 1";

    /// <param name="now">Until when all are in afterwards.</param>
    public async Task<LeadTimeRefreshed> RunAsync(LeadTimeSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await database.WriteAsync(transaction => BeginAsync(transaction, settings, cancellationToken), cancellationToken);
        var (all, some) = (0, 0);
        do
        {
            some = await database.WriteAsync(transaction => CountAsync(transaction, settings, cancellationToken), cancellationToken);
            all += some;
        }
        while (some > 0);
        var months = await packer.RunAsync(cancellationToken);
        await database.RunAsync(Done, new { now }, cancellationToken);
        return new LeadTimeRefreshed(all, months);
    }

    private static async Task<int> BeginAsync(DbTransaction transaction, LeadTimeSettings settings, CancellationToken cancellationToken)
    {
        var known = await transaction.FirstAsync<string>(Known, null, cancellationToken);
        if (known != settings.Text)
        {
            if (known is not null)
            {
                await transaction.RunAsync(ForgetPending, null, cancellationToken);
                await transaction.RunAsync(AllAgain, null, cancellationToken);
            }

            await transaction.RunAsync(known is null ? Begin : Change, new { settings = settings.Text }, cancellationToken);
        }

        return await LeadTimeSources.ApplyAsync(transaction, settings, cancellationToken);
    }

    private const string Next = "SELECT notice_id FROM lead_time_pending ORDER BY notice_id";

    private const string Take = "UPDATE lead_time_pending SET taken = 1 WHERE taken = 0 AND notice_id <= @bound";

    private const string InHand = "(SELECT p.notice_id FROM lead_time_pending AS p WHERE p.taken = 1 AND p.notice_id <= @bound)";

    // Titles are long and few of them matter.
    private const string Pending = $"""
        SELECT n.id, n.source_id, n.published_at, n.first_deadline_at, n.deadline_at, n.deadline_basis, n.restarted, n.procedure_type,
            CASE WHEN LOWER(n.title) LIKE '%regulari%' THEN n.title END AS title, s.first_watched_at
        FROM notice AS n JOIN source AS s ON s.id = n.source_id
        WHERE n.id IN {InHand}
        """;

    // A deadline that became known, or is no longer a real one, was not moved.
    private const string Moves = $"""
        SELECT v.notice_id, COUNT(*) AS moves
        FROM notice AS n
        JOIN notice_version AS v ON v.notice_id = n.id
        JOIN notice_change AS c ON c.version_id = v.id
        WHERE n.id IN {InHand} AND n.version > 1 AND c.field = 10 AND c.text_before IS NOT NULL AND c.text_after IS NOT NULL
        GROUP BY v.notice_id
        """;

    private const string OldMonths = $"SELECT DISTINCT month FROM lead_time WHERE notice_id IN {InHand}";

    private const string Forget = $"DELETE FROM lead_time WHERE notice_id IN {InHand}";

    private const string PutDown = "DELETE FROM lead_time_pending WHERE taken = 1 AND notice_id <= @bound";

    private async Task<int> CountAsync(DbTransaction transaction, LeadTimeSettings settings, CancellationToken cancellationToken)
    {
        var bound = (await transaction.ListAsync<long>(
            database.Dialect.Paged(Next), new { skip = NoticesAtOnce, take = 1 }, cancellationToken)) is [var last] ? last : long.MaxValue;
        if (await transaction.RunAsync(Take, new { bound }, cancellationToken) == 0)
            return 0;
        var moves = (await transaction.ListAsync<(long NoticeId, int Moves)>(Moves, new { bound }, cancellationToken)).ToDictionary(row => row.NoticeId, row => row.Moves);
        var counted = new List<CountedNotice>();
        foreach (var notice in await transaction.ListAsync<PendingNotice>(Pending, new { bound }, cancellationToken))
            counted.Add(Count(notice, settings, moves.GetValueOrDefault(notice.Id)));
        var months = counted.Select(row => row.Month).Concat(await transaction.ListAsync<int>(OldMonths, new { bound }, cancellationToken)).ToHashSet();
        await transaction.RunAsync(Forget, new { bound }, cancellationToken);
        await database.Dialect.LoadAsync(transaction, CountedNotice.Table, counted, cancellationToken);
        await LeadTimePacker.OutdateAsync(transaction, months, cancellationToken);
        await transaction.RunAsync(PutDown, new { bound }, cancellationToken);
        return counted.Count;
    }

    private static CountedNotice Count(PendingNotice notice, LeadTimeSettings settings, int moves)
    {
        var source = settings.Of(notice.SourceId);
        var leadTime = settings.Rule.Judge(
            notice.Dates, new WatchedSource(source.Country, source.Zone, source.GivesHistory, notice.FirstWatchedAt));
        DateOnly? day = notice.PublishedAt is { } published
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(published, settings.Zone).DateTime) : null;
        return new CountedNotice(notice.Id, day, leadTime, moves);
    }
}
