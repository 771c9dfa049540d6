using System.Data.Common;
using ProcurementHub.Core.Classification;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.LeadTimes;

/// <summary>Packs the lead times of a month side by side, with all that they are grouped by.</summary>
internal sealed class LeadTimePacker(HubDatabase database)
{
    private const string Outdate = "UPDATE lead_time_month SET is_stale = 1 WHERE month IN @months";

    private const string Known = "SELECT month FROM lead_time_month WHERE month IN @months";

    private const string Add = "INSERT INTO lead_time_month (month, version, is_stale, packed) VALUES (@month, 0, 1, NULL)";

    /// <summary>Says that months no longer hold what was counted.</summary>
    public static async Task OutdateAsync(DbTransaction transaction, IReadOnlyCollection<int> months, CancellationToken cancellationToken)
    {
        if (months.Count == 0)
            return;
        await transaction.RunAsync(Outdate, new { months }, cancellationToken);
        foreach (var month in months.Except(await transaction.ListAsync<int>(Known, new { months }, cancellationToken)))
            await transaction.RunAsync(Add, new { month }, cancellationToken);
    }

    private const string OfOtherForm = """
        UPDATE lead_time_month SET is_stale = 1 WHERE is_stale = 0 AND packed IS NOT NULL AND SUBSTRING(packed, 1, 4) <> @form
        """;

    private const string Stale = "SELECT month FROM lead_time_month WHERE is_stale = 1 ORDER BY month DESC";

    /// <returns>How many months were packed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await database.RunAsync(OfOtherForm, new { form = PackedMonth.Form }, cancellationToken);
        var months = await database.ListAsync<int>(Stale, null, cancellationToken);
        foreach (var month in months)
            await database.WriteAsync(transaction => PackAsync(transaction, month, cancellationToken), cancellationToken);
        return months.Count;
    }

    private const string Notices = """
        SELECT t.notice_id, t.day, t.exclusion, t.seconds, t.working_days, t.final_seconds, t.moves, t.minimum,
            n.status, n.sme_reserved, n.entity_id, n.source_id, n.procedure_type, n.category,
            n.winner_count, n.winner_sized, n.winner_small
        FROM lead_time AS t JOIN notice AS n ON n.id = t.notice_id
        WHERE t.month = @month
        """;

    private const string Sectors = """
        SELECT s.notice_id, s.sector_code AS code
        FROM lead_time AS t JOIN notice_sector AS s ON s.notice_id = t.notice_id
        WHERE t.month = @month
        """;

    private const string Regions = """
        SELECT r.notice_id, r.region_code AS code
        FROM lead_time AS t JOIN notice_region AS r ON r.notice_id = t.notice_id
        WHERE t.month = @month
        """;

    private const string Save = "UPDATE lead_time_month SET version = version + 1, is_stale = 0, packed = @packed WHERE month = @month";

    private static async Task<int> PackAsync(DbTransaction transaction, int month, CancellationToken cancellationToken)
    {
        var notices = await transaction.ListAsync<PackedNotice>(Notices, new { month }, cancellationToken);
        var sectors = Sets(await transaction.ListAsync<NoticeCode>(Sectors, new { month }, cancellationToken), code => code);
        var regions = Sets(await transaction.ListAsync<NoticeCode>(Regions, new { month }, cancellationToken), FirstLevel);
        var packed = PackedMonth.Write(notices, sectors, regions);
        return await transaction.RunAsync(Save, new { month, packed }, cancellationToken);
    }

    private static Dictionary<long, string> Sets(IReadOnlyList<NoticeCode> rows, Func<string, string> grouped)
    {
        var sets = new Dictionary<long, string>();
        foreach (var codes in rows.GroupBy(row => row.NoticeId, row => grouped(row.Code)))
            sets.Add(codes.Key, string.Join(Core.LeadTimes.LeadTimeNames.Between, codes.Distinct().Order(StringComparer.Ordinal)));
        return sets;
    }

    private static string FirstLevel(string code) =>
        RegionTree.Standard.Find(code) is not { Level: > RegionLevel.First } ? code
        : RegionTree.Standard.Ancestors(code).First(around => RegionTree.Standard.Find(around)!.Level == RegionLevel.First);
}
