using System.Data.Common;
using ProcurementHub.Core.Classification;
using ProcurementHub.Core.Notices;
using ProcurementHub.Storage.Engines;

namespace ProcurementHub.Storage.Collecting;

/// <summary>The regions, sectors and codes of notices, by which lists and searches find them.</summary>
internal static class NoticeFacets
{
    private static readonly BulkTable<(long NoticeId, PlaceOfExecution Place)> Regions =
        new BulkTable<(long NoticeId, PlaceOfExecution Place)>("notice_region")
            .Integer("notice_id", row => row.NoticeId)
            .Key("region_code", KeyLength.PlaceOrSector, row => row.Place.Code)
            .Integer("basis", row => (int)row.Place.Basis);

    private static readonly BulkTable<(long NoticeId, SectorAssignment Sector)> Sectors =
        new BulkTable<(long NoticeId, SectorAssignment Sector)>("notice_sector")
            .Integer("notice_id", row => row.NoticeId)
            .Key("sector_code", KeyLength.PlaceOrSector, row => row.Sector.Sector)
            .Integer("basis", row => (int)row.Sector.Basis)
            .Number("confidence", row => row.Sector.Confidence);

    private static readonly BulkTable<(long NoticeId, ClassificationCode Code)> Codes =
        new BulkTable<(long NoticeId, ClassificationCode Code)>("notice_classification")
            .Integer("notice_id", row => row.NoticeId)
            .Key("scheme", KeyLength.CodeScheme, row => row.Code.Scheme)
            .Key("code", KeyLength.Code, row => row.Code.Id);

    private const string ForgetRegions = "DELETE FROM notice_region WHERE notice_id IN (SELECT id FROM [#changed_notice])";
    private const string ForgetSectors = "DELETE FROM notice_sector WHERE notice_id IN (SELECT id FROM [#changed_notice])";
    private const string ForgetCodes = "DELETE FROM notice_classification WHERE notice_id IN (SELECT id FROM [#changed_notice])";

    /// <summary>Takes away those of the staged changed notices; theirs are then added like those of new ones.</summary>
    public static async Task ForgetChangedAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.RunAsync(ForgetRegions, null, cancellationToken);
        await transaction.RunAsync(ForgetSectors, null, cancellationToken);
        await transaction.RunAsync(ForgetCodes, null, cancellationToken);
    }

    public static async Task AddAsync(
        ISqlDialect dialect, DbTransaction transaction, IReadOnlyList<StagedNotice> notices, CancellationToken cancellationToken)
    {
        await dialect.LoadAsync(transaction, Regions,
            Distinct(notices, content => content.Regions, place => Cut(place.Code, KeyLength.PlaceOrSector)), cancellationToken);
        await dialect.LoadAsync(transaction, Sectors,
            Distinct(notices, content => content.Sectors, sector => Cut(sector.Sector, KeyLength.PlaceOrSector)), cancellationToken);
        await dialect.LoadAsync(transaction, Codes,
            Distinct(notices, content => content.Classifications,
                code => (Cut(code.Scheme, KeyLength.CodeScheme), Cut(code.Id, KeyLength.Code))), cancellationToken);
    }

    // Sources repeat a code for every item; the first mention stands.
    private static List<(long, T)> Distinct<T, TKey>(
        IReadOnlyList<StagedNotice> notices, Func<NoticeContent, IReadOnlyList<T>> list, Func<T, TKey> key)
    {
        var rows = new List<(long, T)>(notices.Count);
        var seen = new HashSet<TKey>();
        foreach (var notice in notices)
        {
            var items = list(notice.Content);
            if (items.Count == 1)
            {
                rows.Add((notice.Id, items[0]));
                continue;
            }

            seen.Clear();
            foreach (var item in items)
            {
                if (seen.Add(key(item)))
                    rows.Add((notice.Id, item));
            }
        }

        return rows;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
